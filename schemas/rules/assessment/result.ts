import type {Lever} from '../readiness.ts'
import type {Route} from '../routes.ts'
import type {GapRow, SkillNeed} from '../skillGap.ts'
import type {
  PackBand,
  PackCareer,
  PackPath,
  PackSpecialisation,
  PackStep,
  PackTransfer,
  ScorePart,
} from './pack.ts'

/** A needed skill with the reader's level beside it. Rows come the most urgent first. */
export interface SkillRow extends Omit<GapRow<SkillNeed, PackTransfer>, 'origin'> {
  /** Where `level` comes from, for "because you said", "because of", "typical of". */
  source: LevelSource
  /** `w`, 0.2–1 */
  weight: number
}

/**
 * - `answer`: the reader said so
 * - `typical`: of the background, moved by the years in it
 * - `transfer`: credit that an advantage gives; `from` is the level in the other skill
 * - `none`: nothing is known, and 0 is assumed
 */
export type LevelSource =
  | {kind: 'answer'}
  | {kind: 'typical'; career: PackCareer}
  | {kind: 'transfer'; transfer: PackTransfer; fromSkillTitle: string; fromLevel: number}
  | {kind: 'none'}

/** The score and every number in it, so that `score` can be worked out again from the rest. */
export interface Score {
  /** P, 0–1: `Σ weights × parts`, over the parts that count. */
  score: number
  /** R, F and T, each 0–1; `interest` is `null` where the reader's interests say nothing. */
  parts: {readiness: number; interest: number | null; feasibility: number}
  /** As applied: without interest the other two are scaled up to a sum of 1. */
  weights: Record<ScorePart, number>
  /** True if the career has no interest profile and `parts.interest` is the median of the others. */
  hasMedianInterest: boolean
  /** True if no plan leads there and `parts.feasibility` is the median of the others. */
  hasMedianFeasibility: boolean
  /** Sums in R: `readiness = 1 − missing ÷ needed`. */
  sums: {missing: number; needed: number}
  /** Pearson's ρ, −1 to 1; `null` where `parts.interest` is `null` or a median. */
  correlation: number | null
}

/** The band that counts, after the gate. */
export interface BandResult {
  band: PackBand
  /** The band of the score alone; another one than `band` only if gated. */
  bandOfScore: PackBand
  /**
   * Skills of importance 5 with a gap of 2 or more, the most urgent first. They cap the band at
   * *stretch*; empty if there are none.
   */
  gate: SkillRow[]
  /** True if the gate made the band lower than the score would. */
  isCapped: boolean
}

/** Steps of a path that are left for this reader. */
export interface Plan {
  path: PackPath
  /** Affordable, with a skill not yet at the level that the step reaches (by own level, no credit). */
  steps: PackStep[]
  /** H: sum of the hours of `steps`, 0 or more. */
  hours: number
  /** Left out because the skills are there already. */
  doneSteps: PackStep[]
  /** Left out because the budget affords none of their resources; their skills stay open. */
  unaffordableSteps: PackStep[]
}

/**
 * - `matching`: written for one of the reader's roles
 * - `borrowed`: written for the background that is nearest; `likeness` is R between what the
 *   reader brings and what people there bring, 0–1
 * - `none`: no published path leads there, or the filter on keeping the job leaves none
 */
export type Way =
  | {kind: 'matching'; plan: Plan}
  | {kind: 'borrowed'; plan: Plan; from: PackCareer; likeness: number}
  | {kind: 'none'}

/** Over two or three published paths, from one of the reader's roles; only where none leads directly. */
export type StepwiseRoute = Route<PackPath>

export interface TimeNeeded {
  /** H */
  hours: number
  /** The reader's hours a week, or those of the path if not known. */
  weeklyHours: number
  isReadersPace: boolean
  /** M, unrounded; `roundMonths` prints it. */
  months: number
  /** Mmax in whole months, above 0; `null` without a limit (or with one that has passed). */
  limitMonths: number | null
}

/** Skill row with what its gap is worth. */
export interface SkillLever extends Lever<SkillRow> {
  /** The fewest hours among the open steps that raise this skill, or `null` if none does. */
  cheapestStep: PackStep | null
}

/** One thing done or decided differently, computed afresh. */
export interface WhatIf {
  change:
    | {kind: 'skill'; skillId: string; title: string; from: number; to: number}
    | {kind: 'weeklyHours'; to: number}
    | {kind: 'noLimit'}
  score: number
  readiness: number
  band: PackBand
  changesBand: boolean
}

/** The fewest levels, taken the most useful first, that lead to the next better band. */
export interface NextBand {
  band: PackBand
  raises: {skillId: string; title: string; from: number; to: number}[]
}

export interface Confidence {
  /** Σ w over answered skills ÷ Σ w, 0–1 */
  share: number
  /** high ≥ 0.8, medium ≥ 0.5 */
  level: 'high' | 'medium' | 'low'
  /** Skills answered, of those that the career needs. */
  answered: number
  needed: number
}

/** What the reader must be told beside the result. */
export type Notice =
  /** No role of the list: only answers count, so show the general page of the career. */
  | {kind: 'noBackground'}
  /** Answers to three or more skills are all the same: offer to review them. */
  | {kind: 'sameSkillAnswers'}
  /** All six interests come out equal, which fits every career alike: left out of the score. */
  | {kind: 'flatInterests'}
  /** Statements of some type of interest are unanswered: interests are left out of the score. */
  | {kind: 'incompleteInterests'}
  | {kind: 'skippedInterests'}
  /** This career has no profile of interests: it has the median of the others. */
  | {kind: 'medianInterest'}
  /** No plan leads there: time counts as the median of the others. */
  | {kind: 'medianFeasibility'}
  | {kind: 'nothingAnswered'}
  | {kind: 'targetIsBackground'}
  | {kind: 'borrowedPath'; from: string}
  | {kind: 'noPath'}
  | {kind: 'unaffordableSteps'; count: number; hours: number}
  | {kind: 'unknownPace'}
  /** The last acceptable month is this one or earlier, and is not taken into account. */
  | {kind: 'limitPassed'}
  /** The target named is one that the reader's own filters would leave out. */
  | {kind: 'outsideFilters'; filters: FilterReason[]}
  /** Target or roles that this pack does not have; scored without them. */
  | {kind: 'unknownTarget'; id: string}
  | {kind: 'unknownRoles'; ids: string[]}

export type FilterReason = 'remote' | 'noDegree' | 'keepJob'

/**
 * One career measured against the reader. Rows, way, gate, strengths and gaps are worked out when
 * they are first read, as a ranking holds many that nobody looks at.
 */
export interface RankedCareer extends Score, BandResult {
  career: PackCareer
  /** The most urgent first. */
  rows: SkillRow[]
  way: Way
  time: TimeNeeded | null
  /** At most three and none of `gaps`, those first that an answer or an advantage vouches for. */
  strengths: Strength[]
  /** At most three with a gap, the most urgent first. */
  gaps: SkillRow[]
}

export interface Strength {
  row: SkillRow
  /** `w × min(r, level)`: what it adds to the sum of what is there. */
  covered: number
}

export interface Ranking {
  /** Targets but for the reader's own roles, best first. Careers of one group differ by less than 0.03: show them as equal, by title. */
  groups: RankedCareer[][]
  /** Left out by the reader's own filters, by title. */
  excluded: {career: PackCareer; filters: FilterReason[]}[]
  notices: Notice[]
}

/** The answer to "show me options". */
export interface Exploration {
  kind: 'options'
  ranking: Ranking
}

/** The answer about one career: all that the result page prints. */
export interface Assessment extends RankedCareer {
  kind: 'career'
  specialisation: PackSpecialisation | null
  /** Nothing is missing (R = 1): show the landing advice instead of a plan. */
  isReady: boolean
  route: StepwiseRoute | null
  /** All rows with a gap, the largest priority first. */
  levers: SkillLever[]
  /** Levers with a step, by lift ÷ hours of that step; at most three. */
  quickWins: SkillLever[]
  /** The best two careers besides this one and the reader's own roles, inside the filters. */
  others: RankedCareer[]
  /** Changes of one answer, those that change the band first, then by score; at most six. */
  whatIfs: WhatIf[]
  /** `null` in the best band, or if learning alone does not get there. */
  nextBand: NextBand | null
  confidence: Confidence
  notices: Notice[]
}
