import {compareText} from './compareText.ts'
import type {AssessmentPack, PackCareer, PackPath, PackTransfer} from './pack.ts'

/** A pack by what the scoring looks up. Nothing in it depends on the order of the pack's lists. */
export interface PackIndex {
  careers: ReadonlyMap<string, PackCareer>
  skillTitles: ReadonlyMap<string, string>
  /** Careers with needs, by title and id. */
  targets: readonly PackCareer[]
  /** By title of the advantage, skills, strength and backgrounds. */
  transfers: readonly PackTransfer[]
  /** By id of the target, in order of id. */
  pathsByTarget: ReadonlyMap<string, readonly PackPath[]>
  pathsByOrigin: ReadonlyMap<string, readonly PackPath[]>
}

/** Answers change with every click and the pack never: it is indexed once. */
const indexes = new WeakMap<AssessmentPack, PackIndex>()

export function packIndex(pack: AssessmentPack): PackIndex {
  const known = indexes.get(pack)
  if (known !== undefined) return known
  const paths = [...pack.paths].sort((one, other) => compareText(one.id, other.id))
  const index = {
    careers: new Map(pack.careers.map((career) => [career.id, career])),
    skillTitles: new Map(pack.skills.map(({id, title}) => [id, title])),
    targets: pack.careers.filter(({isTarget, needs}) => isTarget && needs.length > 0).sort(byTitle),
    transfers: [...pack.transfers].sort(
      (one, other) =>
        compareText(one.advantageTitle, other.advantageTitle) ||
        compareText(one.fromSkillId, other.fromSkillId) ||
        compareText(one.toSkillId, other.toSkillId) ||
        one.strength - other.strength ||
        compareText(backgroundsOf(one), backgroundsOf(other)),
    ),
    pathsByTarget: groupBy(paths, ({to}) => to),
    pathsByOrigin: groupBy(paths, ({from}) => from),
  }
  indexes.set(pack, index)
  return index
}

function backgroundsOf({backgroundIds}: PackTransfer): string {
  return backgroundIds?.join(' ') ?? ''
}

/** A total order: ids differ. */
export function byTitle(one: PackCareer, other: PackCareer): number {
  return compareText(one.title, other.title) || compareText(one.id, other.id)
}

/** `Map.groupBy` is younger than some browsers in use. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
