import {Fields} from '../content/normalise.ts'
import type {Prose} from '../prose/prose.ts'
import type {PageContext} from './context.ts'
import type {ScoringQueryResult} from './generated.ts'
import {readProse} from './parts.ts'

/** How results are computed: the numbers in force and the editors' account of them. */
export interface Scoring {
  version: number
  /** Shares of the score, 0–1; they add up to 1. */
  weights: {readiness: number; interest: number; feasibility: number}
  /** From the best to the last, which starts at 0. */
  bands: {key: string; title: string; minimumScore: number; meaning: Prose}[]
  maxSkillQuestions: number
  /** For the head of the assessment's page; may be empty. */
  introduction: Prose
  explanation: Prose
}

type Source = NonNullable<ScoringQueryResult>

/**
 * @param fetched - unchecked `assessmentSettings` singleton, possibly `null`
 * @returns `null` without settings, and with a report line if they cannot be read
 */
export function readScoring(fetched: unknown, context: PageContext): Scoring | null {
  if (fetched === null || fetched === undefined) return null
  const document = new Fields<Source>(fetched, {
    documentId: 'assessmentSettings',
    documentType: 'assessmentSettings',
    report: context.report,
  })
  return document.orDropped(() => ({
    version: document.number('version', 1, 1e6),
    weights: document.object('weights', (weights) => ({
      readiness: weights.number('readiness', 0, 1),
      interest: weights.number('interest', 0, 1),
      feasibility: weights.number('feasibility', 0, 1),
    })),
    bands: document.wholeList('bands', (band) => ({
      key: band.text('key'),
      title: band.text('title'),
      minimumScore: band.number('minimumScore', 0, 1),
      meaning: readProse(band, 'resultCopy', context),
    })),
    maxSkillQuestions: document.number('maxSkillQuestions', 1, 100),
    introduction: readProse(document, 'introCopy', context),
    explanation: readProse(document, 'methodologyBody', context),
  }))
}
