import type {PackSkill, QuestionWording} from '@crosswalk/schemas/rules/assessment/pack'
import {compareText} from '../content/order.ts'
import type {Skill} from './skill.ts'

/** Collects the skills that anything in the pack names, with their words. */
export class PackSkills {
  readonly #known: ReadonlyMap<string, Skill>
  readonly #named = new Map<string, {title: string; anchors: PackSkill['levels']}>()
  readonly #wordings: ReadonlyMap<string, QuestionWording>
  readonly #silent: ReadonlySet<string>

  constructor(
    skills: readonly Skill[],
    wordings: ReadonlyMap<string, QuestionWording>,
    silent: ReadonlySet<string>,
  ) {
    this.#known = new Map(skills.map((skill) => [skill.id, skill]))
    this.#wordings = wordings
    this.#silent = silent
  }

  /** @returns the id, so that naming and listing cannot part */
  name(id: string, title: string, anchors: PackSkill['levels'] = null): string {
    const before = this.#named.get(id)
    if (before === undefined || before.anchors === null) this.#named.set(id, {title, anchors})
    return id
  }

  /** For a skill that is referred to by id alone. */
  titleOf(id: string): string | undefined {
    return this.#known.get(id)?.title
  }

  /** @param asked - ids of the skills that some target needs */
  inOrder(asked: ReadonlySet<string>): PackSkill[] {
    return [...this.#named]
      .map(([id, {title, anchors}]): PackSkill => {
        const known = this.#known.get(id)
        const isAsked = asked.has(id) && !this.#silent.has(id)
        return {
          id,
          slug: known?.slug ?? null,
          title,
          levels: isAsked ? (known?.levels ?? anchors) : null,
          wording: isAsked ? (this.#wordings.get(id) ?? null) : null,
        }
      })
      .sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id))
  }
}
