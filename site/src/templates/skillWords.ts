import {levelLabel} from '@crosswalk/schemas/rules/levelScale'
import type {SiteFrame} from '../loaders/siteFrame.ts'
import type {Skill} from '../loaders/skill.ts'

export const SKILL_KINDS: Record<Skill['kind'], string> = {
  craft: 'A craft',
  tool: 'A tool',
  knowledge: 'Knowledge',
  people: 'Working with people',
}

/** What all skills of the site are together. */
export function termSetName(frame: SiteFrame): string {
  return `skills described by ${frame.name}`
}

const CODE_SETS = {esco: 'ESCO', onet: 'O*NET'} as const

/** "ESCO S1.2 (negotiate terms)" */
export function skillCodeText({scheme, code, label}: Skill['codes'][number]): string {
  return `${CODE_SETS[scheme]} ${code}${label === null ? '' : ` (${label})`}`
}

/** @param level - 1–4, or `null` where editors named none */
export function resourceLevelHeading(level: number | null): string {
  return level === null ? 'At any level' : `To level ${level}: ${levelLabel(level)}`
}

/** "half of it counts" */
export function strengthText(strength: number): string {
  const share = new Map([
    [0.25, 'a quarter'],
    [0.5, 'half'],
    [0.75, 'three quarters'],
  ]).get(strength)
  return share === undefined
    ? `${Math.round(strength * 100)}% of the level counts`
    : `${share} of the level counts`
}
