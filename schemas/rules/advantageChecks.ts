import {type CheckResult, type ReferenceLike, repeatedReferences, resultOf} from './references.ts'

export const transferStrengths = [
  {title: '0.25 · a head start', value: 0.25},
  {title: '0.5 · about half of it', value: 0.5},
  {title: '0.75 · most of it', value: 0.75},
] as const

interface AdvantageLike {
  universal?: boolean
  appliesTo?: readonly (ReferenceLike & {_key?: string})[]
}

/** An advantage belongs to somebody: to named backgrounds or, marked so, to all. */
export function checkAppliesTo(advantage: AdvantageLike | undefined): CheckResult {
  const {universal, appliesTo} = advantage ?? {}
  if (universal !== true && (appliesTo?.length ?? 0) === 0) {
    return [
      {
        message: 'Choose at least one background that has this advantage, or mark it as universal.',
        path: ['appliesTo'],
      },
    ]
  }
  return resultOf(
    repeatedReferences(
      appliesTo,
      (career) => career,
      'This background is listed twice. Remove one of the two.',
    ).map((finding) => ({...finding, path: ['appliesTo', ...(finding.path ?? [])]})),
  )
}

interface TransferLike {
  _key?: string
  fromSkill?: ReferenceLike
  toSkill?: ReferenceLike
}

export function checkTransfer(transfer: TransferLike | undefined): CheckResult {
  const from = transfer?.fromSkill?._ref
  if (from === undefined || from !== transfer?.toSkill?._ref) return true
  return [
    {
      message: 'A skill cannot carry over to itself. Choose another skill that it helps with.',
      path: ['toSkill'],
    },
  ]
}

export function checkUniqueTransfers(transfers: readonly TransferLike[] | undefined): CheckResult {
  return resultOf(
    repeatedReferences(
      transfers,
      ({fromSkill, toSkill}) =>
        fromSkill?._ref === undefined || toSkill?._ref === undefined
          ? undefined
          : {_ref: `${fromSkill._ref} ${toSkill._ref}`},
      'These two skills are already linked above. Keep the row with the better reason.',
    ),
  )
}

export function checkEvidence(
  evidence: {kind?: string; source?: ReferenceLike} | undefined,
): CheckResult {
  if (evidence?.kind !== 'source' || evidence.source !== undefined) return true
  return [{message: 'Choose the source, or mark the evidence as an example.', path: ['source']}]
}

/** A warning: what somebody claims about the reader should be shown by something. */
export function checkHasEvidence(evidence: readonly unknown[] | undefined): true | string {
  if ((evidence?.length ?? 0) > 0) return true
  return 'Nothing supports this claim yet. Add an example or a source.'
}

/** “The way you think” starts with an article; “Read code with engineers” with a verb. */
export function checkAdvantageTitleStart(title: string | undefined): true | string {
  const first = title?.trim().split(/\s+/)[0]?.toLowerCase() ?? ''
  if (!/^(the|a|an|you|your|i|we|our|it|this|that|because|very|truly|as)$/.test(first)) return true
  return `Start with a verb or a noun instead of “${first}”, for example “Read a system before changing it”.`
}
