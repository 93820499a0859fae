import type {StoredDocument} from '../document.ts'
import type {Database} from './open.ts'

/** Finds releases and their versions by the range of ids in which they live. */
export class ReleaseRows {
  readonly #bodiesBetween
  readonly #idsBetween

  constructor(database: Database) {
    const between = 'FROM documents WHERE dataset = ? AND id >= ? AND id < ? ORDER BY id'
    this.#bodiesBetween = database.prepare<[string, string, string], {body: string}>(
      `SELECT body ${between}`,
    )
    this.#idsBetween = database
      .prepare<[string, string, string], string>(`SELECT id ${between}`)
      .pluck()
  }

  /** The release documents of a dataset, ordered by id. */
  releases(dataset: string): StoredDocument[] {
    // "/" comes right after "." in ASCII.
    return this.#bodiesBetween
      .all(dataset, '_.releases.', '_.releases/')
      .map(({body}) => JSON.parse(body) as StoredDocument)
  }

  /** Ids of the documents in a release, ordered. */
  versionIds(dataset: string, release: string): string[] {
    return this.#idsBetween.all(dataset, `versions.${release}.`, `versions.${release}/`)
  }
}
