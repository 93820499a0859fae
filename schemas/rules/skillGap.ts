import type {Level} from './levelScale.ts'

/** A skill that the destination needs, as the caller knows it; further properties pass through. */
export interface SkillNeed {
  skillId: string
  title: string
  /** 1–5 */
  importance: number
  /** 1–4, on the scale of `levelScale` */
  level: number
}

/** A level that somebody brings: typical of a background, or answered by a reader. */
export interface SkillLevel {
  skillId: string
  /** 0–4 */
  level: number
}

/** A starting level that an editor has corrected for one path. */
export interface LevelOverride {
  skillId: string
  fromLevel: number
  reason: string
}

/** Credit for a neighbouring skill, stated by an advantage; further properties pass through. */
export interface SkillTransfer {
  fromSkillId: string
  toSkillId: string
  /** 0.25, 0.5 or 0.75 */
  strength: number
}

/** Where a level comes from, so that a page can say so. */
export type LevelOrigin<Transfer extends SkillTransfer> =
  | {kind: 'none'}
  | {kind: 'typical'}
  | {kind: 'override'; reason: string}
  | {kind: 'transfer'; transfer: Transfer}

/** *You already have it* · *you are close* · *learn this* */
export type GapBucket = 'have' | 'close' | 'learn'

export interface GapRow<
  Need extends SkillNeed = SkillNeed,
  Transfer extends SkillTransfer = SkillTransfer,
> {
  need: Need
  /** `have`: what people bring in this very skill, 0–4. Learning steps are judged on this one. */
  ownLevel: number
  /** `have′`: with the credit for neighbouring skills, 0–4 in quarters. The gap starts here. */
  level: number
  /** `max(0, need.level − level)`, 0–4 in quarters */
  gap: number
  bucket: GapBucket
  origin: LevelOrigin<Transfer>
}

export interface SkillGapInput<Need extends SkillNeed, Transfer extends SkillTransfer> {
  /** Skills of the destination. */
  needs: readonly Need[]
  /** Those of the specialisation: one for the same skill replaces it, any other is added. */
  adjustments?: readonly Need[]
  /** What the background, or the reader, brings: by skill id, or in rows of which the last counts. */
  levels: readonly SkillLevel[] | ReadonlyMap<string, number>
  overrides?: readonly LevelOverride[]
  /** Of the advantages that hold for this background: in rows, or by the skill that they lead to. */
  transfers?: readonly Transfer[] | ReadonlyMap<string, readonly Transfer[]>
}

/** A neighbouring skill never proves independent practice, which begins at level 3. */
const transferCap: Level = 2

/** From this shortfall a skill counts as one to learn. */
const learnFromGap = 2

/**
 * What somebody has to learn, row by row.
 *
 * ```
 * need       = needs ⊕ adjustments
 * have(s)    = override(s) ?? level(s) ?? 0
 * have′(s)   = max(have(s), min(2, strength × have(fromSkill)))  over all transfers into s
 * gap(s)     = max(0, need(s) − have′(s))
 * ```
 *
 * Only shortfall counts; a surplus is neither rewarded nor punished. A skill that transfer has
 * closed is *close*, never *have*: credit does not replace practice.
 *
 * @returns one row for each needed skill, the most urgent first: by importance × gap,
 *   then importance, then title, then id
 * @see product reference §2.4; Dawson, Williams & Rizoiu 2021 on asymmetric transitions
 */
export function skillGap<Need extends SkillNeed, Transfer extends SkillTransfer>({
  needs,
  adjustments = [],
  levels,
  overrides = [],
  transfers = [],
}: SkillGapInput<Need, Transfer>): GapRow<Need, Transfer>[] {
  // A ranking measures hundreds of careers against the same reader, so one map may serve them all.
  const typical = 'get' in levels ? levels : levelsBySkill(levels)
  const creditsFor = 'get' in transfers ? transfers : transfersByTarget(transfers)
  const corrected = new Map(overrides.map((override) => [override.skillId, override]))
  const have = (skillId: string) => corrected.get(skillId)?.fromLevel ?? typical.get(skillId) ?? 0

  const rows = adjustedNeeds(needs, adjustments).map((need): GapRow<Need, Transfer> => {
    const {skillId} = need
    const ownLevel = have(skillId)
    const override = corrected.get(skillId)
    const transfer = bestTransfer(creditsFor.get(skillId), ownLevel, have)
    let origin: LevelOrigin<Transfer> = typical.has(skillId) ? typicalOrigin : noOrigin
    if (override !== undefined) origin = {kind: 'override', reason: override.reason}
    if (transfer !== undefined) origin = {kind: 'transfer', transfer}
    const level = transfer === undefined ? ownLevel : creditOf(transfer, have)
    const gap = Math.max(0, need.level - level)
    return {need, ownLevel, level, gap, bucket: bucketOf(gap, origin.kind === 'transfer'), origin}
  })
  return rows.sort(byUrgency)
}

/**
 * Sums over a gap without its rows, for rankings of many careers: `importance × gap` and
 * `importance × level needed`. Both are whole quarters, so the order of needs never shows in them.
 *
 * @param needs - each skill once
 */
export function gapSums(
  needs: readonly SkillNeed[],
  levels: ReadonlyMap<string, number>,
  transfers: ReadonlyMap<string, readonly SkillTransfer[]>,
  visit?: (need: SkillNeed, gap: number) => void,
): {missing: number; needed: number} {
  const have = (skillId: string) => levels.get(skillId) ?? 0
  let missing = 0
  let needed = 0
  for (const need of needs) {
    const {skillId, importance} = need
    const ownLevel = have(skillId)
    const transfer = bestTransfer(transfers.get(skillId), ownLevel, have)
    const level = transfer === undefined ? ownLevel : creditOf(transfer, have)
    const gap = Math.max(0, need.level - level)
    missing += importance * gap
    needed += importance * need.level
    visit?.(need, gap)
  }
  return {missing, needed}
}

/** The first of those that give most, if it gives more than there is: an own level is never renamed. */
function bestTransfer<Transfer extends SkillTransfer>(
  transfers: readonly Transfer[] | undefined,
  ownLevel: number,
  have: (skillId: string) => number,
): Transfer | undefined {
  if (transfers === undefined) return undefined
  let best: Transfer | undefined
  let level = ownLevel
  for (const transfer of transfers) {
    const credit = creditOf(transfer, have)
    if (credit > level) {
      level = credit
      best = transfer
    }
  }
  return best
}

function creditOf(
  {strength, fromSkillId}: SkillTransfer,
  have: (skillId: string) => number,
): number {
  return Math.min(transferCap, strength * have(fromSkillId))
}

const typicalOrigin = {kind: 'typical'} as const
const noOrigin = {kind: 'none'} as const

/** In the order of the rows. */
export function transfersByTarget<Transfer extends SkillTransfer>(
  transfers: readonly Transfer[],
): Map<string, Transfer[]> {
  const byTarget = new Map<string, Transfer[]>()
  for (const transfer of transfers) {
    const others = byTarget.get(transfer.toSkillId)
    if (others === undefined) byTarget.set(transfer.toSkillId, [transfer])
    else others.push(transfer)
  }
  return byTarget
}

/** The last row for a skill counts. */
export function levelsBySkill(levels: readonly SkillLevel[]): Map<string, number> {
  return new Map(levels.map(({skillId, level}) => [skillId, level]))
}

/** The needs of a career with those of a specialisation laid over them, in the career's order. */
export function adjustedNeeds<Need extends SkillNeed>(
  needs: readonly Need[],
  adjustments: readonly Need[],
): Need[] {
  const bySkill = new Map(needs.map((need) => [need.skillId, need]))
  for (const adjustment of adjustments) bySkill.set(adjustment.skillId, adjustment)
  return [...bySkill.values()]
}

function bucketOf(gap: number, isTransferred: boolean): GapBucket {
  if (gap >= learnFromGap) return 'learn'
  return gap > 0 || isTransferred ? 'close' : 'have'
}

function byUrgency(one: GapRow, other: GapRow): number {
  return (
    other.need.importance * other.gap - one.need.importance * one.gap ||
    other.need.importance - one.need.importance ||
    compareText(one.need.title.toLowerCase(), other.need.title.toLowerCase()) ||
    compareText(one.need.skillId, other.need.skillId)
  )
}

/** By code unit, so that the order does not depend on a machine's language data. */
function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
