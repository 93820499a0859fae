import type {InterestType} from '../interests.ts'
import type {SkillLevel, SkillNeed, SkillTransfer} from '../skillGap.ts'

/** Format of the data pack; a page refuses any other. */
export const packFormat = 1

/**
 * Everything that the assessment knows, built with the site from published content and read in the
 * browser. This is the decoded form, in ids; `wireFormat` describes what travels.
 *
 * Every id that is used anywhere in it stands in its lists. Numbers are whole unless said.
 */
export interface AssessmentPack {
  format: typeof packFormat
  /** 11 characters of base 36 over all the content; part of the file's name. */
  hash: string
  /** Version of the editors' settings, from 1: raised when weights or bands change. */
  version: number
  /** In order of title. */
  skills: readonly PackSkill[]
  /** Targets and backgrounds, in order of title. A target without skills is not among them. */
  careers: readonly PackCareer[]
  /** One per transfer, in a fixed order. */
  transfers: readonly PackTransfer[]
  /** In order of id. */
  paths: readonly PackPath[]
  /** Shares of the score, 0–1 in thousandths; their sum is 1. */
  weights: Readonly<Record<ScorePart, number>>
  /** From the best to the last, which starts at 0. At least two. */
  bands: readonly PackBand[]
  /** 6–20 */
  maxSkillQuestions: number
  /** Activities to like or dislike, in the order to ask; two or three of each type, or none at all. */
  statements: readonly PackStatement[]
  /** Editors' words for the other questions, by `QuestionKey`; ask in your own words otherwise. */
  wordings: Readonly<Record<string, QuestionWording>>
}

/** R, F and T of the formulas. */
export type ScorePart = 'readiness' | 'interest' | 'feasibility'

export interface PackSkill {
  id: string
  /** `null` for a skill without a page. */
  slug: string | null
  title: string
  /** What levels 0 to 4 look like; `null` for one that is never asked: no target needs it, or it cannot be judged. */
  levels: readonly [string | null, string, string, string, string] | null
  /** Editors' words for its question, or `null`. */
  wording: QuestionWording | null
}

export interface PackCareer {
  id: string
  slug: string
  title: string
  /** Feeds the search for a role. */
  alternateTitles: readonly string[]
  isTarget: boolean
  isBackground: boolean
  /** What it asks for; empty unless it is a target. Titles are those of the skills. */
  needs: readonly SkillNeed[]
  /** What people there typically bring; empty unless it is a background. */
  haves: readonly SkillLevel[]
  /** Six scores of 1–7, R I A S E C, not all equal; `null` if editors gave none. */
  interests: Readonly<Record<InterestType, number>> | null
  specialisations: readonly PackSpecialisation[]
  /** `null` is "not known", which no filter excludes. */
  remote: 'often' | 'sometimes' | 'rarely' | null
  degreeUsual: boolean | null
}

export interface PackSpecialisation {
  key: string
  title: string
  /** Laid over the career's needs: the same skill replaced, any other added. */
  adjustments: readonly SkillNeed[]
}

/** Credit for a neighbouring skill; `why` is on the page of the path. */
export interface PackTransfer extends SkillTransfer {
  advantageTitle: string
  /** Ids of the careers it holds for, or `null` if for all. */
  backgroundIds: readonly string[] | null
}

export interface PackPath {
  id: string
  slug: string
  /** As on its page: "From A to B: Your 9-Month Transition Guide". */
  title: string
  /** Ids of careers of the pack. */
  from: string
  to: string
  /** Key of a specialisation of `to`. */
  specialisation: string | null
  /** As stated on its page, at `weeklyHours`. */
  months: number
  weeklyHours: number
  canKeepJob: boolean
  /** All steps of its roadmap, in order. Paths with the same roadmap share the array. */
  steps: readonly PackStep[]
}

export interface PackStep {
  /** "Step 3" if the titles did not arrive. */
  title: string
  hours: number
  /** What its cheapest resource costs. */
  cost: StepCost
  isOptional: boolean
  skills: readonly {skillId: string; reachesLevel: number}[]
}

/** In rising order; a budget affords its own class and those below. */
export const stepCosts = ['free', 'freemium', 'paid'] as const

export type StepCost = (typeof stepCosts)[number]

export interface PackBand {
  /** Immutable, as `stretch`; decides the look. */
  key: string
  /** "Good match" */
  title: string
  /** 0–1 in thousandths */
  minimumScore: number
  /** Paragraphs of plain text. */
  copy: readonly string[]
}

export interface PackStatement {
  key: string
  prompt: string
  help: string | null
  type: InterestType
}

export interface QuestionWording {
  prompt: string
  help: string | null
}
