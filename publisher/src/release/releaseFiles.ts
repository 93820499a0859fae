import type {FileFacts, FileTable} from './fileDigests.ts'

/** How files differ from those in a list. */
export interface FilesSince {
  changed: FileTable
  removed: readonly string[]
}

/** Past so many differences the files are listed anew, or past this share of a long list. */
const mostDifferences = 1_000
const mostDifferingShare = 0.05

/**
 * The files of a release: those of a list, and how they differ from it.
 *
 * Releases that follow each other share the list, so that one costs what it changes, however many
 * files there are beside.
 */
export class ReleaseFiles {
  readonly #list: FileTable
  readonly #changed: ReadonlyMap<string, FileFacts>
  readonly #removed: ReadonlySet<string>
  readonly size: number
  /** How many of them are pages. */
  readonly pageCount: number

  private constructor(
    list: FileTable,
    {
      changed,
      removed,
      ...counts
    }: {
      changed: ReadonlyMap<string, FileFacts>
      removed: ReadonlySet<string>
      size: number
      pageCount: number
    },
  ) {
    this.#list = list
    this.#changed = changed
    this.#removed = removed
    this.size = counts.size
    this.pageCount = counts.pageCount
  }

  /** @param list - sorted by name */
  static of(list: FileTable): ReleaseFiles {
    const names = Object.keys(list)
    const counts = {size: names.length, pageCount: names.filter(isPage).length}
    return new ReleaseFiles(list, {changed: new Map(), removed: new Set(), ...counts})
  }

  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  get(name: string): FileFacts | undefined {
    const changed = this.#changed.get(name)
    if (changed) return changed
    const isListed = Object.hasOwn(this.#list, name) && !this.#removed.has(name)
    return isListed ? this.#list[name] : undefined
  }

  /** In no order. */
  *entries(): Iterable<[string, FileFacts]> {
    for (const [name, facts] of Object.entries(this.#list)) {
      if (!this.#changed.has(name) && !this.#removed.has(name)) yield [name, facts]
    }
    yield* this.#changed
  }

  /** In no order. */
  *names(): Iterable<string> {
    for (const [name] of this.entries()) yield name
  }

  /** All files, sorted by their names. */
  toTable(): FileTable {
    if (this.#isListed) return this.#list
    return Object.fromEntries([...this.entries()].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** These files after a change. */
  with(changed: FileTable, removed: readonly string[]): ReleaseFiles {
    const next = {
      changed: new Map(this.#changed),
      removed: new Set(this.#removed),
      size: this.size,
      pageCount: this.pageCount,
    }
    for (const [name, facts] of Object.entries(changed)) {
      if (!this.has(name)) count(next, name, 1)
      next.changed.set(name, facts)
      next.removed.delete(name)
    }
    for (const name of removed) {
      if (!this.has(name)) continue
      count(next, name, -1)
      next.changed.delete(name)
      if (Object.hasOwn(this.#list, name)) next.removed.add(name)
    }
    const files = new ReleaseFiles(this.#list, next)
    const most = Math.max(mostDifferences, this.size * mostDifferingShare)
    return next.changed.size + next.removed.size > most ? files.listedAnew() : files
  }

  /** The same files as a list of their own. */
  listedAnew(): ReleaseFiles {
    return this.#isListed ? this : ReleaseFiles.of(this.toTable())
  }

  sharesListWith(other: ReleaseFiles): boolean {
    return this.#list === other.#list
  }

  /** How these files differ from their list. */
  sinceList(): FilesSince {
    return {changed: Object.fromEntries(this.#changed), removed: [...this.#removed]}
  }

  /** Names of what is new or other than before, and of what is gone. */
  differencesFrom(before: ReleaseFiles): {changed: string[]; removed: string[]} {
    const isOther = (name: string) => this.get(name)?.digest !== before.get(name)?.digest
    const names = this.sharesListWith(before)
      ? new Set([...before.#differing(), ...this.#differing()])
      : new Set([...before.names(), ...this.names()])
    const differing = [...names].filter(isOther)
    return {
      changed: differing.filter((name) => this.has(name)),
      removed: differing.filter((name) => !this.has(name)),
    }
  }

  /** Whether nothing differs from the list. */
  get #isListed(): boolean {
    return this.#changed.size === 0 && this.#removed.size === 0
  }

  #differing(): string[] {
    return [...this.#changed.keys(), ...this.#removed]
  }
}

function count(counts: {size: number; pageCount: number}, name: string, step: 1 | -1): void {
  counts.size += step
  if (isPage(name)) counts.pageCount += step
}

function isPage(name: string): boolean {
  return name.endsWith('.html')
}
