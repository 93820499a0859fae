import {skillGap} from '@crosswalk/schemas/rules/skillGap'
import type {CompareItem} from './compareItem.ts'

export interface FactRow {
  label: string
  /** One for each item; `null` where it has no such fact. */
  cells: ({value: string; note: string | null} | null)[]
}

export interface SkillCell {
  importance: number
  need: number
  /** `null` for a career, which brings nothing of itself. */
  have: number | null
}

export interface SkillRow {
  title: string
  cells: (SkillCell | null)[]
}

export interface Coverage {
  from: string
  to: string
  counts: {have: number; close: number; learn: number}
}

export interface SideBySide {
  facts: FactRow[]
  /** Those that all ask for first, then by importance. */
  skills: SkillRow[]
  sharedCount: number
  /** How far the skills of one career reach into another, both ways for each pair of careers. */
  coverage: Coverage[]
}

/** @param skillTitles - by the numbers that the items use */
export function sideBySide(
  items: readonly CompareItem[],
  skillTitles: readonly string[],
): SideBySide {
  const skills = skillRows(items, skillTitles)
  return {
    facts: factRows(items),
    skills,
    sharedCount: skills.filter(isShared).length,
    coverage: coverageOf(items.filter(isCareer)),
  }
}

/** Facts in the order in which they first appear. */
function factRows(items: readonly CompareItem[]): FactRow[] {
  const labels = new Set(items.flatMap(({facts}) => facts.map(([label]) => label)))
  return [...labels].map((label) => ({
    label,
    cells: items.map(({facts}) => {
      const fact = facts.find(([name]) => name === label)
      return fact === undefined ? null : {value: fact[1], note: fact[2] ?? null}
    }),
  }))
}

function skillRows(items: readonly CompareItem[], titles: readonly string[]): SkillRow[] {
  const numbers = new Set(items.flatMap(({skills}) => skills.map(([number]) => number)))
  return [...numbers]
    .map((number) => ({
      title: titles[number] ?? '',
      cells: items.map(({skills}) => {
        const skill = skills.find(([own]) => own === number)
        if (skill === undefined) return null
        return {importance: skill[1], need: skill[2], have: skill[3] ?? null}
      }),
    }))
    .sort(
      (a, b) =>
        Number(isShared(b)) - Number(isShared(a)) ||
        weightOf(b) - weightOf(a) ||
        (a.title < b.title ? -1 : 1),
    )
}

function isShared({cells}: SkillRow): boolean {
  return cells.every((cell) => cell !== null)
}

function weightOf({cells}: SkillRow): number {
  return cells.reduce((sum, cell) => sum + (cell?.importance ?? 0), 0)
}

function isCareer({skills}: CompareItem): boolean {
  return skills.every((skill) => skill[3] === undefined)
}

function coverageOf(careers: readonly CompareItem[]): Coverage[] {
  return careers.flatMap((from) =>
    careers
      .filter((to) => to !== from)
      .map((to) => ({from: from.title, to: to.title, counts: counts(from, to)})),
  )
}

/** By the rule of the skill gap, with what the one career asks for as what somebody brings. */
function counts(from: CompareItem, to: CompareItem): Coverage['counts'] {
  const rows = skillGap({
    needs: to.skills.map(([number, importance, level]) => ({
      skillId: String(number),
      title: '',
      importance,
      level,
    })),
    levels: from.skills.map(([number, , level]) => ({skillId: String(number), level})),
  })
  const result = {have: 0, close: 0, learn: 0}
  for (const {bucket} of rows) result[bucket] += 1
  return result
}
