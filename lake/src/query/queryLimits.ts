import {getHeapStatistics} from 'node:v8'
import type {ExprNode} from 'groq-js'
import {LakeError} from '../errors.ts'
import {stepNode} from './predicateNode.ts'

export interface QueryLimitSettings {
  timeMs: number
  /** How much the heap may grow while one query is evaluated. */
  memoryBytes: number
}

export const defaultQueryLimits: QueryLimitSettings = {timeMs: 60_000, memoryBytes: 1_000_000_000}

const stepsBetweenLooks = 512

/**
 * Ends a query that takes too long or too much. groq-js cannot be interrupted, so every loop of a
 * tree is given a step that looks at the clock and the heap now and then.
 */
export class QueryLimits {
  readonly #settings: QueryLimitSettings
  readonly #deadline: number
  #heapLimit: number | undefined
  #steps = 0
  #looks = 0

  constructor(settings: QueryLimitSettings) {
    this.#settings = settings
    this.#deadline = performance.now() + settings.timeMs
  }

  /** @throws LakeError `queryTimeout`, `queryTooLarge` */
  check(): void {
    const {timeMs, memoryBytes} = this.#settings
    if (performance.now() > this.#deadline) {
      throw new LakeError('queryTimeout', {
        message: `The query took longer than ${timeMs / 1000} seconds and was ended. Narrow its filters, or ask in slices such as [0...1000].`,
      })
    }
    if (this.#isHeapFull(memoryBytes)) {
      throw new LakeError('queryTooLarge', {
        message: `The query needs more than ${Math.round(memoryBytes / 1_000_000)} MB of memory and was ended. Project fewer attributes, or ask in slices such as [0...1000].`,
      })
    }
  }

  /** Most queries end before the second look: asking for the heap's size takes longer than they do. */
  #isHeapFull(memoryBytes: number): boolean {
    this.#looks += 1
    if (this.#looks === 1) return false
    const {used_heap_size: usedBytes} = getHeapStatistics()
    this.#heapLimit ??= usedBytes + memoryBytes
    return usedBytes > this.#heapLimit
  }

  /** An expression that is true, and takes a step. */
  readonly stepNode: ExprNode = stepNode(() => {
    this.#steps += 1
    if (this.#steps % stepsBetweenLooks === 0) this.check()
    return true
  })
}
