import {compareText} from '../content/order.ts'
import type {Background} from './background.ts'
import type {SkillResource, Transfer} from './buildingBlocks.ts'
import type {Career} from './careerPage.ts'
import type {Mention} from './parts.ts'
import type {ReadContent} from './readContent.ts'
import type {RoadmapPage} from './roadmapPage.ts'
import type {Skill} from './skill.ts'

export interface SkillPage extends Skill {
  /** Careers that ask for it, the most important first; a specialisation is named where only it asks. */
  needs: SkillNeed[]
  /** Backgrounds that bring it, the highest level first. */
  broughtBy: (Mention & {level: number; note: string | null})[]
  /** Advantages that give credit in it. */
  transfersIn: SkillTransfer[]
  /** Advantages that give credit for it elsewhere. */
  transfersOut: SkillTransfer[]
  /** In rising order of the level they take somebody to; those without a level come last. */
  resources: {level: number | null; items: SkillResource[]}[]
  roadmaps: {id: string; href: string; title: string; reachesLevel: number; hours: number}[]
  /** Skills that name this one as their parent. */
  children: Mention[]
}

interface SkillNeed extends Mention {
  specialisation: string | null
  importance: number
  level: number
}

interface SkillTransfer extends Transfer {
  /** Title of the advantage that gives the credit. */
  advantage: string
  /** Whom the advantage holds for; empty if for everybody. */
  backgrounds: Mention[]
}

/**
 * Joins each skill with everything that names it, in one pass over the content.
 *
 * @param subjects - the skills whose pages are wanted; all by default
 */
export function skillPages(
  content: Omit<ReadContent, 'paths'>,
  mentionBackground: (background: Background) => Mention,
  subjects: readonly Skill[] = content.skills,
): SkillPage[] {
  const needs = Map.groupBy(content.careers.flatMap(needsOf), (need) => need.skillId)
  const broughtBy = Map.groupBy(
    content.backgrounds.flatMap((background) =>
      background.skills
        .filter((skill) => skill.level > 0)
        .map(({id: skillId, level, note}) => ({
          skillId,
          item: {...mentionBackground(background), level, note},
        })),
    ),
    (claim) => claim.skillId,
  )
  const transfers = content.advantages.flatMap((advantage) => {
    const backgrounds = content.backgrounds.filter(({id}) => advantage.backgroundIds.includes(id))
    const mentions = backgrounds.map(mentionBackground)
    return advantage.transfers.map((transfer): SkillTransfer => {
      return {
        ...transfer,
        advantage: advantage.title,
        backgrounds: advantage.isUniversal ? [] : mentions,
      }
    })
  })
  const transfersIn = Map.groupBy(transfers, (transfer) => transfer.to.id)
  const transfersOut = Map.groupBy(transfers, (transfer) => transfer.from.id)
  const resources = Map.groupBy(
    content.resources.flatMap((item) => item.skillIds.map((skillId) => ({skillId, item}))),
    (link) => link.skillId,
  )
  const roadmaps = Map.groupBy(content.roadmaps.flatMap(raisedBy), (raise) => raise.skillId)
  const children = Map.groupBy(content.skills, (skill) => skill.parent?.id)

  return subjects.map((skill) => ({
    ...skill,
    needs: (needs.get(skill.id) ?? [])
      .map((need) => need.item)
      .sort(
        (a, b) => b.importance - a.importance || b.level - a.level || compareText(a.title, b.title),
      ),
    broughtBy: (broughtBy.get(skill.id) ?? [])
      .map((claim) => claim.item)
      .sort((a, b) => b.level - a.level || compareText(a.title, b.title)),
    transfersIn: transfersIn.get(skill.id) ?? [],
    transfersOut: transfersOut.get(skill.id) ?? [],
    resources: byLevel((resources.get(skill.id) ?? []).map((link) => link.item)),
    roadmaps: (roadmaps.get(skill.id) ?? []).map((raise) => raise.item),
    children: (children.get(skill.id) ?? []).map(({id, title, href}) => ({id, title, href})),
  }))
}

/** A specialisation that asks for no more than the career itself is not worth a row. */
function needsOf(career: Career): {skillId: string; item: SkillNeed}[] {
  const {id, title, href} = career
  const own = career.skills.map((skill) => ({
    skillId: skill.id,
    item: {id, title, href, specialisation: null, importance: skill.importance, level: skill.level},
  }))
  const adjusted = career.specialisations.flatMap((specialisation) =>
    specialisation.adjustments.map(({skillId, importance, level}) => ({
      skillId,
      item: {id, title, href, specialisation: specialisation.title, importance, level},
    })),
  )
  const differs = ({skillId, item}: (typeof adjusted)[number]) =>
    !own.some(
      (need) =>
        need.skillId === skillId &&
        need.item.importance === item.importance &&
        need.item.level === item.level,
    )
  return [...own, ...adjusted.filter(differs)]
}

function raisedBy({id, href, title, roadmap, skills}: RoadmapPage) {
  return skills.map((skill) => ({
    skillId: skill.id,
    item: {id, href, title, reachesLevel: skill.reachesLevel, hours: roadmap.hours},
  }))
}

function byLevel(resources: readonly SkillResource[]): SkillPage['resources'] {
  return [...Map.groupBy(resources, (resource) => resource.level)]
    .map(([level, items]) => ({level, items}))
    .sort((a, b) => (a.level ?? 5) - (b.level ?? 5))
}
