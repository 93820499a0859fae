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

/** One such value for each member of a list; a list whose values are all as they were is the same. */
export class KeptEach<Value> {
  #members: readonly unknown[] = []
  #last: readonly {id: string; from: readonly unknown[]; value: Value}[] = []
  #values: readonly Value[] = []
  #shared: readonly unknown[] | undefined

  /**
   * @param fromOf - everything that `make` looks at for a member and that may change
   * @param make - is given what it made last time, so that it can keep what is still the same
   * @param shared - everything that `fromOf` takes that from, beside the member: while it is the
   *   same, only members that are others are asked about; it does not make up for `fromOf`
   */
  of<Member extends {id: string}>(
    members: readonly Member[],
    fromOf: (member: Member) => readonly unknown[],
    make: (member: Member, last: Value | undefined) => Value,
    shared?: readonly unknown[],
  ): readonly Value[] {
    const before = this.#last
    const known = this.#values
    const isShared = shared && this.#shared && isSame(this.#shared, shared)
    const placeOf = finder(before)
    const isAsLong = members.length === before.length
    let next = isAsLong ? undefined : before.slice(0, members.length)
    let values = isAsLong ? undefined : known.slice(0, members.length)
    const places = isShared ? differingPlaces(this.#members, members) : members.keys()
    for (const place of places) {
      const member = members[place] as Member // The place is below the length.
      const {id} = member
      const from = [member, ...fromOf(member)]
      const last = before[placeOf(id, place)]
      const isKept = last && isSame(last.from, from)
      const entry = isKept ? last : {id, from, value: make(member, last?.value)}
      if (entry !== before[place]) {
        next ??= before.slice()
        next[place] = entry
      }
      if (place < known.length && Object.is(entry.value, known[place])) continue
      values ??= known.slice()
      values[place] = entry.value
    }
    this.#members = members
    this.#shared = shared
    if (next) this.#last = next
    if (values) this.#values = values
    return this.#values
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
    const before = this.#members
    const known = this.#extracts
    const placeOf = finder(before)
    let extracts: Extract[] | undefined
    if (members.length !== before.length) extracts = known.slice(0, members.length)
    for (const place of differingPlaces(before, members)) {
      const member = members[place] as Member // The place is below the length.
      const lastPlace = placeOf(member.id, place)
      const last = known[lastPlace]
      const isKnown = last !== undefined && member === before[lastPlace]
      const extract = isKnown ? last : shareEqual(last, this.#extract(member))
      if (extract === known[place]) continue
      extracts ??= known.slice()
      extracts[place] = extract
    }
    this.#members = members
    if (extracts) this.#extracts = extracts
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

/**
 * Of lists, by the later one: many ask how the same two differ. It does not hold the earlier one,
 * which would hold the one before it, and so all that there ever were.
 */
const differences = new WeakMap<
  readonly unknown[],
  {before: WeakRef<readonly unknown[]>; places: readonly number[]}
>()

/** Where a list has another member than one before it, or it has none. */
export function differingPlaces(before: readonly unknown[], members: readonly unknown[]) {
  const known = differences.get(members)
  if (known?.before.deref() === before) return known.places
  const places: number[] = []
  // A plain loop: of ten thousand members nearly all are what they were.
  for (let place = 0; place < members.length; place += 1) {
    if (place >= before.length || members[place] !== before[place]) places.push(place)
  }
  differences.set(members, {before: new WeakRef(before), places})
  return places
}

/**
 * Finds members of a list by their ids. Most are where they are expected, so that all of them are
 * looked at only for one that is not.
 *
 * @returns the place, -1 for a member that is not there
 */
function finder(members: readonly {id: string}[]): (id: string, expected: number) => number {
  let places: Map<string, number> | undefined
  return (id, expected) => {
    if (members[expected]?.id === id) return expected
    places ??= new Map(members.map((member, place) => [member.id, place]))
    return places.get(id) ?? -1
  }
}

/** Whether two lists have the same members in the same order. */
export function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]))
}
