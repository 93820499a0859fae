import {mixed} from '@crosswalk/schemas/rules/text/hash'

const rounds = 4

/**
 * Shuffles the whole numbers below a size without holding them: each number is given another,
 * no two the same. The order looks random, depends on the seed alone and is the same on every
 * machine, because it is computed in 32-bit integers.
 *
 * A Feistel network over the next even power of two; numbers beyond the size are sent on until
 * they fall within it ("cycle walking").
 *
 * @param size - 1 to 2⁵²
 * @returns maps 0 … size − 1 to itself
 * @see Black and Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002
 */
export function permutation(size: number, seed: number): (value: number) => number {
  const bits = Math.max(2, Math.ceil(Math.log2(size)))
  const halfBits = Math.ceil(bits / 2)
  const half = 2 ** halfBits
  const keys = Array.from({length: rounds}, (_, round) =>
    mixed(seed + Math.imul(round + 1, 0x9e3779b9)),
  )

  const encrypt = (value: number): number => {
    let left = Math.floor(value / half)
    let right = value % half
    for (const key of keys) {
      const mask = mixed(right ^ key) % half
      ;[left, right] = [right, (left ^ mask) >>> 0]
    }
    return left * half + right
  }
  return (value) => {
    let shuffled = encrypt(value)
    while (shuffled >= size) shuffled = encrypt(shuffled)
    return shuffled
  }
}

/** A number from 0 to `size − 1` that depends on seed and place alone. */
export function draw(size: number, seed: number, ...place: number[]): number {
  return place.reduce((hash, part) => mixed(hash ^ mixed(part + 1)), mixed(seed)) % size
}
