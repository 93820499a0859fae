import type {Fields} from '../content/normalise.ts'
import type {PageContext} from './context.ts'
import type {AdvantagesQueryResult, ResourcesQueryResult} from './generated.ts'
import {type Mention, readMention} from './parts.ts'
import {type Resource, readResource} from './roadmap.ts'

/** Credit that an advantage gives in one skill for another. */
export interface Transfer {
  from: Mention
  to: Mention
  /** 0.25, 0.5 or 0.75 */
  strength: number
  why: string
}

/** What a background is good for; it has no page, but other pages name it. */
export interface Advantage {
  id: string
  title: string
  claim: string
  limits: string | null
  /** Holds for every background. */
  isUniversal: boolean
  backgroundIds: string[]
  transfers: Transfer[]
}

/** @throws Incomplete without title or claim */
export function advantage(
  document: Fields<AdvantagesQueryResult[number]>,
  context: PageContext,
): Advantage {
  return {
    id: document.text('_id'),
    title: document.text('title'),
    claim: document.text('claim'),
    limits: document.optionalText('limits'),
    isUniversal: document.isTrue('universal'),
    backgroundIds: document.texts('backgroundIds'),
    transfers: document.list('transfers', (transfer) => ({
      from: transfer.object('fromSkill', (skill) => readMention(skill, context)),
      to: transfer.object('toSkill', (skill) => readMention(skill, context)),
      strength: transfer.number('strength', 0, 1),
      why: transfer.text('why'),
    })),
  }
}

export interface SkillResource extends Resource {
  skillIds: string[]
}

export function skillResource(document: Fields<ResourcesQueryResult[number]>): SkillResource {
  return {...readResource(document), skillIds: document.texts('skillIds')}
}
