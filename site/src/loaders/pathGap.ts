import {readiness} from '@crosswalk/schemas/rules/readiness'
import {
  type GapBucket,
  type LevelOverride,
  type SkillNeed,
  type SkillTransfer,
  skillGap,
} from '@crosswalk/schemas/rules/skillGap'
import {findSpecialisation} from '@crosswalk/schemas/rules/titles'
import type {Fields} from '../content/normalise.ts'
import type {PageContext} from './context.ts'
import type {PathPagesQueryResult} from './generated.ts'
import {type Mention, readMention} from './parts.ts'

/** Where the level on the reader's side comes from. */
type GapOrigin =
  | {kind: 'none' | 'typical'}
  | {kind: 'override'; reason: string}
  | {kind: 'transfer'; fromSkill: Mention; advantageId: string; advantage: string; why: string}

export interface GapRow {
  skillId: string
  title: string
  href: string | null
  /** 1–5. */
  importance: number
  /** Level needed, 1–4, and what it looks like. */
  need: number
  anchor: string | null
  /** Level brought, with credit for neighbouring skills, 0–4 in quarters. */
  have: number
  /** 0–4 in quarters. */
  gap: number
  bucket: GapBucket
  origin: GapOrigin
}

export interface Gap {
  /** Share of the destination's profile that the background brings, 0–1. */
  readiness: number
  /** One row for each skill needed, the most urgent first. Never empty. */
  rows: GapRow[]
}

/** What other pages tell of a gap. */
export interface GapSummary {
  readiness: number
  /** Skills to raise. */
  openCount: number
  /** The most urgent one; `null` if there is none. */
  top: Pick<GapRow, 'title' | 'have' | 'need'> | null
  levels: readonly GapLevels[]
}

/** A row as it is compared. */
export type GapLevels = readonly [
  skillId: string,
  title: string,
  importance: number,
  need: number,
  have: number,
]

export function summaryOf({readiness, rows}: Gap): GapSummary {
  const open = rows.filter((row) => row.gap > 0)
  const [top] = open
  return {
    readiness,
    openCount: open.length,
    top: top ? {title: top.title, have: top.have, need: top.need} : null,
    levels: rows.map(({skillId, title, importance, need, have}) => {
      return [skillId, title, importance, need, have]
    }),
  }
}

type Source = PathPagesQueryResult[number]
type TargetSource = NonNullable<Source['to']>
type RequirementSource = NonNullable<TargetSource['skills']>[number]
type AdvantageSource = NonNullable<NonNullable<Source['advantages']>[number]>

interface Need extends SkillNeed {
  href: string | null
  anchor: string | null
}

interface Transfer extends SkillTransfer {
  fromSkill: Mention
  advantageId: string
  advantage: string
  why: string
}

/**
 * The skill gap of a path.
 *
 * @param specialisation - key of a specialisation that the target has, or `null`
 * @throws Incomplete if no skill of the target can be read
 */
export function readGap(
  document: Fields<Source>,
  specialisation: string | null,
  context: PageContext,
): Gap {
  const rows = skillGap<Need, Transfer>({
    ...document.object('to', (target) => readNeeds(target, specialisation, context)),
    levels: document.object('from', (background) =>
      background.list('typicalSkills', (claim) => ({
        skillId: claim.object('skill', (skill) => skill.text('_id')),
        level: claim.number('level', 0, 4),
      })),
    ),
    overrides: document.list(
      'gapOverrides',
      (override): LevelOverride => ({
        skillId: override.object('skill', (skill) => skill.text('_id')),
        fromLevel: override.number('fromLevel', 0, 4),
        reason: override.text('reason'),
      }),
    ),
    transfers: document.list('advantages', (advantage) => readTransfers(advantage, context)).flat(),
  })
  const share = readiness(rows)
  return {
    readiness:
      share ?? document.instead('to.skills', 'No skill of the target can be read.', () => 0),
    rows: rows.map(({need, level, gap, bucket, origin}) => ({
      skillId: need.skillId,
      title: need.title,
      href: need.href,
      importance: need.importance,
      need: need.level,
      anchor: need.anchor,
      have: level,
      gap,
      bucket,
      origin: origin.kind === 'transfer' ? {kind: 'transfer', ...wordsOf(origin.transfer)} : origin,
    })),
  }
}

function readNeeds(target: Fields<TargetSource>, key: string | null, context: PageContext) {
  const readNeed = needReader(context)
  const specialisations = target.list('specialisations', (item) => ({
    key: item.text('key'),
    adjustments: item.list('skillAdjustments', readNeed),
  }))
  return {
    needs: target.list('skills', readNeed),
    adjustments: findSpecialisation(specialisations, key)?.adjustments ?? [],
  }
}

function needReader(context: PageContext) {
  return (requirement: Fields<RequirementSource>): Need => ({
    importance: requirement.number('importance', 1, 5),
    level: requirement.number('level', 1, 4),
    anchor: requirement.optionalText('anchor'),
    ...requirement.object('skill', (skill) => {
      const {id, title, href} = readMention(skill, context)
      return {skillId: id, title, href}
    }),
  })
}

function readTransfers(advantage: Fields<AdvantageSource>, context: PageContext): Transfer[] {
  const advantageId = advantage.text('_id')
  const title = advantage.text('title')
  // Without a claim it is not on the page, so nothing may rest on it.
  advantage.text('claim')
  return advantage.list('transfers', (transfer) => ({
    strength: transfer.number('strength', 0, 1),
    why: transfer.text('why'),
    advantageId,
    advantage: title,
    toSkillId: transfer.object('toSkill', (skill) => skill.text('_id')),
    ...transfer.object('fromSkill', (skill) => {
      const fromSkill = readMention(skill, context)
      return {fromSkillId: fromSkill.id, fromSkill}
    }),
  }))
}

function wordsOf({fromSkill, advantageId, advantage, why}: Transfer) {
  return {fromSkill, advantageId, advantage, why}
}
