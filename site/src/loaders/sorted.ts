import {differingPlaces} from './kept.ts'

/** More members than one in so many that changed are not put in their places one by one. */
const leastShareSorted = 8

/** A list in another order; where a few members are others, only they are put in their places. */
export class Sorted<Member> {
  readonly #compare: (one: Member, other: Member) => number
  #members: readonly Member[] | undefined
  #sorted: {members: readonly Member[]; order: readonly number[]} = {members: [], order: []}

  /** @param compare - members that are equal to it stay in the order in which they are given */
  constructor(compare: (one: Member, other: Member) => number) {
    this.#compare = compare
  }

  /** @returns the list, and the places that its members have in the one that is given */
  of(members: readonly Member[]): {members: readonly Member[]; order: readonly number[]} {
    if (members === this.#members) return this.#sorted
    const order = this.#orderOf(members)
    this.#members = members
    this.#sorted = {members: inOrder(members, order), order}
    return this.#sorted
  }

  #orderOf(members: readonly Member[]): readonly number[] {
    const byPlace = (one: number, other: number) =>
      this.#compare(members[one] as Member, members[other] as Member) || one - other
    const before = this.#members
    const places = before?.length === members.length ? differingPlaces(before, members) : undefined
    if (places === undefined || places.length * leastShareSorted > members.length) {
      return [...members.keys()].sort(byPlace)
    }
    const moved = new Set(places)
    const order = this.#sorted.order.filter((place) => !moved.has(place))
    for (const place of places) order.splice(placeToInsert(order, place, byPlace), 0, place)
    return order
  }
}

/** A list in an order that is given; in the same order only members that are others are moved. */
export class Reordered<Member> {
  #last: {members: readonly Member[]; order: readonly number[]} | undefined
  #reordered: readonly Member[] = []
  /** By place in the list that is given. */
  #places: readonly number[] = []

  /** @param order - each place of the list once */
  of(members: readonly Member[], order: readonly number[]): readonly Member[] {
    const last = this.#last
    if (last?.members === members && last.order === order) return this.#reordered
    this.#last = {members, order}
    if (last?.order !== order) {
      const places = new Array<number>(order.length)
      for (const [to, from] of order.entries()) places[from] = to
      this.#places = places
      this.#reordered = inOrder(members, order)
      return this.#reordered
    }
    const reordered = this.#reordered.slice()
    for (const place of differingPlaces(last.members, members)) {
      reordered[this.#places[place] as number] = members[place] as Member // Places of the list.
    }
    this.#reordered = reordered
    return reordered
  }
}

function inOrder<Member>(members: readonly Member[], order: readonly number[]): Member[] {
  return order.map((place) => members[place] as Member) // Each place is one of the list.
}

/** Where a sorted list takes a further member. */
function placeToInsert<Member>(
  sorted: readonly Member[],
  member: Member,
  compare: (one: Member, other: Member) => number,
): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(sorted[middle] as Member, member) < 0) low = middle + 1
    else high = middle
  }
  return low
}
