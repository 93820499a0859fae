import {fixedHrefs} from '@crosswalk/schemas/hrefs'
import type {Answers} from '@crosswalk/schemas/rules/assessment/answers'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'

interface Preset {
  /** Slug or id of the target. */
  target?: string | undefined
  /** Key of a specialisation of the target. */
  specialisation?: string | null | undefined
  /** Slug or id of the background. */
  from?: string | undefined
}

/**
 * The assessment with some of it filled in: `/assessment/#target=product-manager&from=teacher`.
 * It stands in the fragment, so that no server learns what the reader has in mind.
 */
export function assessmentHref({target, specialisation, from}: Preset): string {
  const parts = [
    target && `target=${target}`,
    target && specialisation && `as=${specialisation}`,
    from && `from=${from}`,
  ].filter(Boolean)
  return parts.length === 0 ? fixedHrefs.assessment : `${fixedHrefs.assessment}#${parts.join('&')}`
}

/** What such a fragment fills in, with a line for each name that the pack does not know. */
export interface PresetAnswers {
  answers: Partial<Answers>
  notices: string[]
}

/** Undefined if the fragment, which comes without `#`, is of another kind. */
export function presetIn(fragment: string, pack: AssessmentPack): PresetAnswers | undefined {
  if (!/^(target|from)=/.test(fragment)) return undefined
  const named = new URLSearchParams(fragment)
  const notices: string[] = []
  const find = (name: string, fits: 'isTarget' | 'isBackground') => {
    const wanted = named.get(name)
    const career = pack.careers.find(
      ({id, slug, [fits]: isFit}) => isFit && (slug === wanted || id === wanted),
    )
    if (wanted !== null && !career) {
      notices.push('The link names a career that is not here. Choose from the list instead.')
    }
    return career
  }
  const target = find('target', 'isTarget')
  const role = find('from', 'isBackground')
  const variant = target?.specialisations.find(({key}) => key === named.get('as'))
  return {
    notices,
    answers: {
      ...(target && {target: target.id, specialisation: variant?.key ?? null}),
      ...(role && {roles: [role.id]}),
    },
  }
}
