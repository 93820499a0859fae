import {shareEqual} from '../content/shareEqual.ts'

/*
 * What was worked out for the last state of the content, for the next one. Data counts as the same
 * if it is the same object, so whatever is kept costs no more than looking at what it was made from.
 */

/** A value that is made anew only if something else is given to make it from. */
export class Kept<Value> {
  #last: {from: readonly unknown[]; value: Value} | undefined

  /** @param from - everything that `make` looks at and that may change */
  of(from: readonly unknown[], make: () => Value): Value {
    if (this.#last && isSame(this.#last.from, from)) return this.#last.value
    const value = make()
    this.#last = {from, value}
    return value
  }
}

/** One such value for each member of a list. */
export class KeptEach<Value> {
  #last: readonly {id: string; from: readonly unknown[]; value: Value}[] = []

  /** @param fromOf - everything that `make` looks at for a member and that may change */
  of<Member extends {id: string}>(
    members: readonly Member[],
    fromOf: (member: Member) => readonly unknown[],
    make: (member: Member) => Value,
  ): Value[] {
    const before = this.#last
    let places: Map<string, number> | undefined
    const next = members.map((member, index) => {
      const {id} = member
      const from = [member, ...fromOf(member)]
      let last = before[index]
      if (last?.id !== id) {
        places ??= new Map(before.map((each, place) => [each.id, place]))
        last = before[places.get(id) ?? -1]
      }
      return last && isSame(last.from, from) ? last : {id, from, value: make(member)}
    })
    this.#last = next
    return next.map(({value}) => value)
  }
}

/**
 * What a list says of each member in short. A member that changes and still says the same counts as
 * unchanged, and a list without a change is the same list.
 */
export class Extracts<Member extends {id: string}, Extract> {
  readonly #extract: (member: Member) => Extract
  #members: readonly Member[] = []
  #extracts: readonly Extract[] = []

  constructor(extract: (member: Member) => Extract) {
    this.#extract = extract
  }

  of(members: readonly Member[]): readonly Extract[] {
    if (members === this.#members) return this.#extracts
    let places: Map<string, number> | undefined
    let isUnchanged = members.length === this.#members.length
    const extracts = members.map((member, index) => {
      const here = this.#extracts[index]
      if (here !== undefined && member === this.#members[index]) return here
      places ??= new Map(this.#members.map(({id}, place) => [id, place]))
      const place = places.get(member.id) ?? -1
      const last = this.#extracts[place]
      const isKnown = last !== undefined && member === this.#members[place]
      const extract = isKnown ? last : shareEqual(last, this.#extract(member))
      isUnchanged &&= extract === here
      return extract
    })
    this.#members = members
    if (!isUnchanged) this.#extracts = extracts
    return this.#extracts
  }
}

/** Members of a list by a key; a group with the same members in the same order is the same list. */
export class Groups<Member> {
  readonly #keyOf: (member: Member) => string | undefined
  #members: readonly Member[] | undefined
  #groups: ReadonlyMap<string | undefined, readonly Member[]> = new Map()

  constructor(keyOf: (member: Member) => string | undefined) {
    this.#keyOf = keyOf
  }

  of(members: readonly Member[]): ReadonlyMap<string | undefined, readonly Member[]> {
    if (members === this.#members) return this.#groups
    const last = this.#groups
    const groups = new Map<string | undefined, readonly Member[]>()
    for (const [key, group] of Map.groupBy(members, this.#keyOf)) {
      const before = last.get(key)
      groups.set(key, before && isSame(before, group) ? before : group)
    }
    this.#members = members
    this.#groups = groups
    return groups
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]))
}
