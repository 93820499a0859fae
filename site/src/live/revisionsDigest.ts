import {createHash} from 'node:crypto'

/**
 * A digest of the ids and revisions of documents, whatever their order.
 *
 * It is the sum of the digests of the single documents, so that a change costs what changed.
 *
 * @see publisher/src/plan/datasetState.ts, which digests alike
 */
export class RevisionsDigest {
  #sum = 0n

  add(id: string, revision: string): void {
    this.#sum = BigInt.asUintN(256, this.#sum + digestOf(id, revision))
  }

  remove(id: string, revision: string): void {
    this.#sum = BigInt.asUintN(256, this.#sum - digestOf(id, revision))
  }

  toString(): string {
    return this.#sum.toString(16).padStart(64, '0')
  }
}

function digestOf(id: string, revision: string): bigint {
  return BigInt(`0x${createHash('sha256').update(`${id} ${revision}`).digest('hex')}`)
}
