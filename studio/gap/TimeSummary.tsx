import {checkDuration, roundMonths} from '@crosswalk/schemas/rules/duration'
import {Card, Text} from '@sanity/ui'
import type {PathDraft, PathFacts} from './usePathFacts.ts'

/** Hours and months of the roadmap beside what the path promises. */
export function TimeSummary({path, facts}: {path: PathDraft; facts: PathFacts}) {
  const {hours, months, roadmap} = facts
  const {durationMonths, weeklyHours} = path
  if (roadmap === undefined) {
    return (
      <Text size={1} muted>
        No roadmap is chosen yet, so hours and months cannot be compared.
      </Text>
    )
  }
  const fits =
    durationMonths === undefined || weeklyHours === undefined
      ? true
      : checkDuration(durationMonths, weeklyHours, hours)
  return (
    <Card tone={fits === true ? 'positive' : 'caution'} padding={3} radius={2} border>
      <Text size={1}>
        {fits === true
          ? `${hours} hours at ${weeklyHours ?? '?'} hours a week are ${
              months === undefined ? '?' : roundMonths(months)
            } months; the path says ${durationMonths ?? '?'}.`
          : fits}
      </Text>
    </Card>
  )
}
