import {type CheckResult, type Finding, resultOf, segmentOf} from './references.ts'

export const adviceKinds = [
  {title: 'Do', value: 'do'},
  {title: 'Avoid', value: 'avoid'},
  {title: 'Ask', value: 'ask'},
  {title: 'Proof', value: 'proof'},
  {title: 'Network', value: 'network'},
  {title: 'Interview', value: 'interview'},
] as const

export const advicePhases = [
  {title: 'Before', value: 'before'},
  {title: 'During', value: 'during'},
  {title: 'Landing', value: 'landing'},
] as const

const minAdvice = 4

interface AdviceLike {
  _key?: string
  kind?: string
  phase?: string
}

/** A path needs four pieces of advice, one for each phase and one kind of proof among them. */
export function checkAdvice(advice: readonly AdviceLike[] | undefined): CheckResult {
  if (advice === undefined) return true
  const findings: Finding[] = []
  if (advice.length < minAdvice) {
    findings.push({
      message: `There are ${advice.length} pieces of advice. Write at least ${minAdvice}.`,
    })
  }
  for (const {title, value} of advicePhases) {
    if (!advice.some(({phase}) => phase === value)) {
      findings.push({message: `No advice is marked “${title}”. Add one for that phase.`})
    }
  }
  if (!advice.some(({kind}) => kind === 'proof')) {
    findings.push({
      message: 'No advice is of the kind “Proof”. Add something the reader can show an employer.',
    })
  }
  return resultOf(findings)
}

export function checkPitfalls(pitfalls: readonly AdviceLike[] | undefined): CheckResult {
  const findings: Finding[] = []
  for (const [index, item] of (pitfalls ?? []).entries()) {
    if (item.kind !== undefined && item.kind !== 'avoid') {
      findings.push({
        message: 'A pitfall is something to avoid. Set its kind to “Avoid”, or move it to Advice.',
        path: [segmentOf(item, index), 'kind'],
      })
    }
  }
  return resultOf(findings)
}
