import {type EvaluateOptions, type ExprNode, evaluateSync} from 'groq-js'
import type {StoredDocument} from '../../document.ts'
import type {DatasetView} from '../datasetView.ts'
import type {QueryLimits} from '../queryLimits.ts'
import type {SourceTags} from '../sourceTags.ts'
import {searchTextOf} from '../textQuery.ts'
import {type Candidates, candidatesFor} from './candidates.ts'
import type {Condition} from './condition.ts'

/** Not part of any document id, so no stored reference can be mistaken for it. */
export const searchTextPrefix = '\u0000text:'
const sourcePrefix = '\u0000source:'

/** How many answers to correlated look-ups one query keeps. */
const keptLookups = 1_000
const keptDocuments = 2_000

type Evaluation = Pick<EvaluateOptions, 'params' | 'identity' | 'timestamp' | 'sanity'>

interface PlannedRead {
  what: string
  condition: Condition | undefined
  /** True if its key comes from the value around it. */
  isBound?: boolean
}

/**
 * One evaluation of a query: what it sees, what it may use up, what it has read, and the look-ups
 * that its tree asks for while groq-js walks it.
 */
export class QueryRun {
  readonly view: DatasetView
  readonly limits: QueryLimits
  /** Present where documents are replaced by tagged copies once their filters have let them through. */
  readonly tags: SourceTags | undefined
  /** Ids that `->` asked for, found or not. */
  readonly readIds = new Set<string>()
  /** What reads documents, before it has. */
  readonly plans: PlannedRead[] = []
  /** How documents were found, one line for each look-up. */
  readonly notes: string[] = []
  readonly #options: EvaluateOptions
  readonly #sources: ((keyText: string) => readonly StoredDocument[])[] = []
  readonly #lookups = new Map<string, readonly StoredDocument[]>()
  /** What `->` found last, and texts that were searched: documents do not change while a query runs. */
  readonly #dereferenced = new Map<string, unknown>()

  constructor(
    view: DatasetView,
    limits: QueryLimits,
    {tags, ...evaluation}: Evaluation & {tags?: SourceTags},
  ) {
    this.tags = tags
    this.view = view
    this.limits = limits
    this.#options = {
      ...evaluation,
      dataset: [],
      // groq-js takes any value for what it dereferenced; its types name only documents.
      dereference: ({_ref}) => this.#dereference(_ref) as StoredDocument | undefined,
    }
  }

  get options(): EvaluateOptions {
    return this.#options
  }

  /** The data of an expression that depends on nothing around it. */
  evaluate(node: ExprNode): unknown {
    return evaluateSync(node, this.#options).data
  }

  /** How documents would be found, as far as that can be said without reading any. */
  describePlans(): string[] {
    return this.plans.map(({what, condition, isBound}) =>
      isBound
        ? `${what}: index, for each surrounding value`
        : `${what}: ${candidatesFor(condition, this.view).how}`,
    )
  }

  /** @param options.onlyStamps - whether nothing else of the documents is looked at, see stamps.ts */
  candidates(
    condition: Condition | undefined,
    what: string,
    options: {onlyStamps?: boolean} = {},
  ): Candidates {
    const candidates = candidatesFor(condition, this.view, options)
    this.notes.push(`${what}: ${candidates.how}`)
    return candidates
  }

  /**
   * Registers a look-up whose key comes from the value around it.
   *
   * @returns the prefix of the reference that asks for it; behind it stands the key as a text
   */
  addSource(condition: Condition, what: string): string {
    let asked = 0
    const note = this.notes.push(`${what}: for each surrounding value`) - 1
    const number = this.#sources.push((keyText) => {
      const {parts, how} = candidatesFor(condition, this.view, {keyText})
      asked += 1
      this.notes[note] = `${what}: ${how}, for each of ${asked} surrounding values`
      const documents: StoredDocument[] = []
      for (const part of parts()) {
        this.limits.check()
        documents.push(...part)
      }
      const {tags} = this
      return tags ? documents.map((document) => tags.copyOf(document)) : documents
    })
    return `${sourcePrefix}${number - 1}:`
  }

  #dereference(reference: string): unknown {
    const known = this.#dereferenced.get(reference)
    if (known) return known
    if (reference.startsWith(sourcePrefix)) return this.#lookUp(reference)
    const found = reference.startsWith(searchTextPrefix)
      ? this.#searchText(reference.slice(searchTextPrefix.length))
      : this.#document(reference)
    if (this.#dereferenced.size >= keptDocuments) this.#dereferenced.clear()
    if (found) this.#dereferenced.set(reference, found)
    return found
  }

  #searchText(id: string): {text: string} | undefined {
    const document = this.view.find(id)
    return document && {text: searchTextOf(document)}
  }

  #document(id: string): StoredDocument | undefined {
    this.readIds.add(id)
    const document = this.view.find(id)
    return document && this.tags ? this.tags.copyOf(document) : document
  }

  #lookUp(reference: string): readonly StoredDocument[] {
    const known = this.#lookups.get(reference)
    if (known) return known
    const end = reference.indexOf(':', sourcePrefix.length)
    const source = this.#sources[Number(reference.slice(sourcePrefix.length, end))]
    const documents = source?.(reference.slice(end + 1)) ?? []
    if (this.#lookups.size >= keptLookups) this.#lookups.clear()
    this.#lookups.set(reference, documents)
    return documents
  }
}
