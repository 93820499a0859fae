import {type CheckResult, type Finding, type ReferenceLike, resultOf} from './references.ts'

interface TransitionPathLike {
  from?: ReferenceLike
  to?: ReferenceLike
}

/** Errors that depend on more than one field of a path. */
export function checkTransitionPath(path: TransitionPathLike | undefined): CheckResult {
  const from = path?.from?._ref
  if (from === undefined || from !== path?.to?._ref) return true
  return [
    {
      message: 'The path leads back to where it starts. Choose another background or destination.',
      path: ['to'],
    },
  ]
}

interface DifficultyOverrideLike {
  difficulty?: number
  reason?: string
}

/** Set both or neither: a difficulty without its reason cannot be reviewed. */
export function checkDifficultyOverride(override: DifficultyOverrideLike | undefined): CheckResult {
  const hasReason = (override?.reason ?? '').trim() !== ''
  const findings: Finding[] = []
  if (override?.difficulty !== undefined && !hasReason) {
    findings.push({
      message: 'Say why the difficulty is set by hand, or clear it to use the computed one.',
      path: ['reason'],
    })
  }
  if (hasReason && override?.difficulty === undefined) {
    findings.push({
      message: 'Choose the difficulty that the reason explains, or clear the reason.',
      path: ['difficulty'],
    })
  }
  return resultOf(findings)
}

export function checkStoryteller(
  story: {person?: ReferenceLike; firstName?: string} | undefined,
): CheckResult {
  if (story === undefined || story.person !== undefined) return true
  if ((story.firstName ?? '').trim() !== '') return true
  return [
    {
      message: 'Say whose story this is: choose a person or give a first name.',
      path: ['firstName'],
    },
  ]
}
