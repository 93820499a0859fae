import {counted} from '@crosswalk/schemas/rules/counted'
import {Flex, Heading, Spinner, Stack, Text} from '@sanity/ui'
import {type ReactNode, useEffect, useState} from 'react'
import {fetchSitePlan, plannedFiles, type SitePlan} from './sitePlan.ts'

interface PlannedChangesProps {
  documentId: string
  siteOrigin: string
  token: string
}

/** Nobody reads more in a dialog; a setting may be on every page. */
const mostListed = 100

/** What readers would see change if a draft was published now. */
export function PlannedChanges(props: PlannedChangesProps) {
  const plan = useSitePlan(props)
  return (
    <Stack gap={4} padding={4} data-testid="planned-changes" aria-live="polite">
      {plan === undefined && (
        <Flex gap={3} align="center">
          <Spinner muted />
          <Text size={1}>Asking the publisher …</Text>
        </Flex>
      )}
      {plan instanceof Error && <Text size={1}>{plan.message}</Text>}
      {plan !== undefined && !(plan instanceof Error) && (
        <Plan plan={plan} siteOrigin={props.siteOrigin} />
      )}
    </Stack>
  )
}

function useSitePlan({documentId, siteOrigin, token}: PlannedChangesProps) {
  const [plan, setPlan] = useState<SitePlan | Error>()
  useEffect(() => {
    const closing = new AbortController()
    fetchSitePlan({siteOrigin, documentId, token, signal: closing.signal}).then(
      setPlan,
      (error: Error) => {
        if (!closing.signal.aborted) setPlan(error)
      },
    )
    return () => closing.abort()
  }, [documentId, siteOrigin, token])
  return plan
}

function Plan({plan, siteOrigin}: {plan: SitePlan; siteOrigin: string}) {
  const [changed, added, removed] = [plan.changed, plan.added, plan.removed].map(plannedFiles)
  if (changed === undefined || added === undefined || removed === undefined) return null
  const others = changed.others + added.others + removed.others
  const pages = changed.hrefs.length + added.hrefs.length + removed.hrefs.length
  return (
    <>
      <Text size={1}>
        {pages + others === 0
          ? 'Nothing that readers see would change.'
          : `Publishing this draft, and nothing else, makes ${counted(pages, 'page')} anew, of which some may turn out the same, and ${counted(others, 'other file')}, such as the sitemap, feeds and data.`}
      </Text>
      <Pages title="New" hrefs={added.hrefs} />
      <Pages title="Made anew" hrefs={changed.hrefs} siteOrigin={siteOrigin} />
      <Pages title="No longer there" hrefs={removed.hrefs} siteOrigin={siteOrigin} />
      {plan.notices.length > 0 && (
        <Stack gap={3}>
          <Heading as="h3" size={1}>
            Left out by the rules
          </Heading>
          <List>
            {plan.notices.map(({field, reason}) => (
              <Text as="li" size={1} key={`${field} ${reason}`}>
                {field}: {reason}
              </Text>
            ))}
          </List>
        </Stack>
      )}
    </>
  )
}

/** @param props.siteOrigin - where readers find the pages, if they are there now */
function Pages({title, hrefs, siteOrigin}: {title: string; hrefs: string[]; siteOrigin?: string}) {
  if (hrefs.length === 0) return null
  return (
    <Stack gap={3}>
      <Heading as="h3" size={1}>
        {title}
      </Heading>
      <List>
        {hrefs.slice(0, mostListed).map((href) => (
          <Text as="li" size={1} key={href}>
            {siteOrigin === undefined ? (
              href
            ) : (
              <a href={siteOrigin + href} target="_blank" rel="noreferrer">
                {href}
              </a>
            )}
          </Text>
        ))}
      </List>
      {hrefs.length > mostListed && (
        <Text size={1} muted>
          … and {hrefs.length - mostListed} more
        </Text>
      )}
    </Stack>
  )
}

function List({children}: {children: ReactNode}) {
  return (
    <Stack as="ul" gap={3} style={{listStyle: 'none', padding: 0}}>
      {children}
    </Stack>
  )
}
