import {countShared} from './shingles.ts'

export interface SimilarPair {
  /** Places in the list of texts; `one` comes first. */
  one: number
  other: number
  /** 0–1 */
  jaccard: number
}

export interface NearestPairs {
  /** Every pair above the limit, none overlooked. */
  above: SimilarPair[]
  /** The nearest pair found; undefined if no two texts share anything. */
  nearest: SimilarPair | undefined
  /** From this similarity on no pair is overlooked; 0 means that `nearest` is the nearest of all. */
  completeFrom: number
}

interface Options {
  limit: number
  /** Steps of counting that may be spent before rare pairs below the limit are overlooked. */
  maxSteps?: number
}

const none = new Uint32Array()

const fallbackThresholds = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4]

/**
 * Finds similar texts without comparing each with each: texts meet only through shingles that
 * they share, counted from the rarest.
 *
 * Two sets of similarity t or more share one of the `size − ⌈t × size⌉ + 1` rarest shingles of
 * each, so those of the higher ranks, which half of a large library may hold, need not be looked
 * up. With a library of a few thousand texts everything is counted (t = 0); beyond `maxSteps`
 * the smallest t is taken that keeps within them, at most the limit itself.
 *
 * @param sets - shingles of each text, rising
 * @see Bayardo, Ma and Srikant, "Scaling Up All Pairs Similarity Search", WWW 2007
 */
export function nearestPairs(
  sets: readonly Uint32Array[],
  {limit, maxSteps = 1e9}: Options,
): NearestPairs {
  const ranked = rankSharedShingles(sets)
  const thresholds = [0, ...fallbackThresholds.filter((threshold) => threshold < limit), limit]
  const completeFrom =
    thresholds.find((threshold) => countSteps(sets, ranked, threshold) <= maxSteps) ?? limit
  const sizes = Uint32Array.from(sets, ({length}) => length)
  const rests = Uint32Array.from(
    ranked.ranks,
    ({length}, text) => length - prefixLength(sizes[text] ?? 0, length, completeFrom),
  )
  const meetings = new Meetings(sets, ranked, completeFrom)
  const above: SimilarPair[] = []
  let nearest: SimilarPair | undefined
  for (let other = 0; other < sets.length; other += 1) {
    const metLength = meetings.meet(other)
    const otherSize = sizes[other] ?? 0
    const otherRest = rests[other] ?? 0
    for (let place = 0; place < metLength; place += 1) {
      const one = meetings.met[place] ?? 0
      const counted = meetings.take(one)
      const size = sizes[one] ?? 0
      // What stands beyond the shorter prefix has not been counted and may be shared, all of it.
      const uncounted = Math.max(rests[one] ?? 0, otherRest)
      const best = nearest?.jaccard ?? 0
      const atMost = similarity(Math.min(counted + uncounted, size, otherSize), size, otherSize)
      const atLeast = similarity(counted, size, otherSize)
      if (atMost < Math.max(completeFrom, Math.min(best, limit)) && atLeast <= best) continue
      const shared =
        uncounted === 0
          ? counted
          : countShared(ranked.ranks[one] ?? none, ranked.ranks[other] ?? none)
      const pair = {one, other, jaccard: similarity(shared, size, otherSize)}
      if (pair.jaccard > best) nearest = pair
      if (pair.jaccard > limit) above.push(pair)
    }
  }
  return {above, nearest, completeFrom}
}

/**
 * For each text in turn, the earlier ones that share a shingle of its prefix, with how many.
 * Texts are listed by shingle in one array, a stretch for each. All the time goes here, on up to
 * `maxSteps` steps, so nothing is allocated on the way.
 */
class Meetings {
  /** The texts that the last one met; only the beginning is in use. */
  readonly met: Uint32Array
  readonly #counts: Uint32Array
  readonly #prefixes: Uint32Array[]
  readonly #starts: Uint32Array
  readonly #ends: Uint32Array
  readonly #texts: Uint32Array

  constructor(sets: readonly Uint32Array[], ranked: RankedShingles, threshold: number) {
    this.met = new Uint32Array(sets.length)
    this.#counts = new Uint32Array(sets.length)
    this.#prefixes = ranked.ranks.map((ranks, text) =>
      ranks.subarray(0, prefixLength(sets[text]?.length ?? 0, ranks.length, threshold)),
    )
    this.#starts = new Uint32Array(ranked.length + 1)
    prefixFrequency(sets, ranked, threshold).forEach((count, rank) => {
      this.#starts[rank + 1] = (this.#starts[rank] ?? 0) + count
    })
    this.#ends = this.#starts.slice()
    this.#texts = new Uint32Array(this.#starts[ranked.length] ?? 0)
  }

  /** @returns how many texts were met */
  meet(text: number): number {
    const prefix = this.#prefixes[text] ?? none
    const [counts, texts, met] = [this.#counts, this.#texts, this.met]
    let metLength = 0
    for (let place = 0; place < prefix.length; place += 1) {
      const rank = prefix[place] ?? 0
      const end = this.#ends[rank] ?? 0
      for (let next = this.#starts[rank] ?? 0; next < end; next += 1) {
        const one = texts[next] ?? 0
        const count = counts[one] ?? 0
        if (count === 0) {
          met[metLength] = one
          metLength += 1
        }
        counts[one] = count + 1
      }
      texts[end] = text
      this.#ends[rank] = end + 1
    }
    return metLength
  }

  /** How many shingles were counted with a text that was met; forgotten afterwards. */
  take(one: number): number {
    const count = this.#counts[one] ?? 0
    this.#counts[one] = 0
    return count
  }
}

function similarity(shared: number, oneSize: number, otherSize: number): number {
  return shared / (oneSize + otherSize - shared)
}

interface RankedShingles {
  /** For each text the ranks of those shingles that another text has too, rising. */
  ranks: Uint32Array[]
  /** Number of distinct shared shingles; rank 0 is the rarest. */
  length: number
}

function rankSharedShingles(sets: readonly Uint32Array[]): RankedShingles {
  const {shared, frequency} = countShingles(sets)
  const byRarity = Uint32Array.from(shared.keys()).sort(
    (one, other) => (frequency[one] ?? 0) - (frequency[other] ?? 0) || one - other,
  )
  const rankOf = new Uint32Array(shared.length)
  byRarity.forEach((place, rank) => {
    rankOf[place] = rank
  })
  const ranks = sets.map((set) => {
    const own: number[] = []
    for (const shingle of set) {
      const place = findSorted(shared, shingle)
      if (place !== -1) own.push(rankOf[place] ?? 0)
    }
    return Uint32Array.from(own).sort()
  })
  return {ranks, length: shared.length}
}

/** Shingles of two or more texts, rising, and in how many texts each stands. */
function countShingles(sets: readonly Uint32Array[]) {
  const all = new Uint32Array(sets.reduce((sum, set) => sum + set.length, 0))
  let end = 0
  for (const set of sets) {
    all.set(set, end)
    end += set.length
  }
  all.sort()
  const shared: number[] = []
  const frequency: number[] = []
  for (let start = 0, next = 0; start < all.length; start = next) {
    const shingle = all[start] ?? 0
    for (next = start + 1; all[next] === shingle; ) next += 1
    if (next - start > 1) {
      shared.push(shingle)
      frequency.push(next - start)
    }
  }
  return {shared: Uint32Array.from(shared), frequency: Uint32Array.from(frequency)}
}

function findSorted(sorted: Uint32Array, value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = sorted[middle] ?? 0
    if (found === value) return middle
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/**
 * How many shared shingles of a text, from the rarest, have to be looked up. Shingles of its own
 * are rarer still and lead nowhere, so they are taken off the prefix first.
 */
function prefixLength(size: number, sharedSize: number, threshold: number): number {
  const prefix = Math.min(size, size - Math.ceil(threshold * size) + 1)
  return Math.max(0, prefix - (size - sharedSize))
}

function prefixFrequency(
  sets: readonly Uint32Array[],
  {ranks, length}: RankedShingles,
  threshold: number,
): Uint32Array {
  const frequency = new Uint32Array(length)
  for (const [text, set] of sets.entries()) {
    const own = ranks[text] ?? new Uint32Array()
    const prefix = prefixLength(set.length, own.length, threshold)
    for (const rank of own.subarray(0, prefix)) frequency[rank] = (frequency[rank] ?? 0) + 1
  }
  return frequency
}

function countSteps(sets: readonly Uint32Array[], ranked: RankedShingles, threshold: number) {
  return prefixFrequency(sets, ranked, threshold).reduce((sum, count) => sum + count ** 2 / 2, 0)
}
