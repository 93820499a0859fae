/** Which internal addresses each file of a release links to. */
export class LinkTargets {
  readonly #numbers = new Map<string, number>()
  readonly #pathnames: string[] = []
  /** Numbers, because most files link to the same addresses. */
  readonly #targets = new Map<string, Uint32Array>()

  set(file: string, pathnames: ReadonlySet<string>): void {
    this.#targets.set(
      file,
      Uint32Array.from(pathnames, (pathname) => this.#numberOf(pathname)),
    )
  }

  delete(file: string): void {
    this.#targets.delete(file)
  }

  /** Every address that fails a test and that some file, not among the others, links to, with such a file. */
  failing(
    isGood: (pathname: string) => boolean,
    others: ReadonlySet<string>,
  ): {file: string; pathname: string}[] {
    const verdicts = new Map<number, boolean>()
    const failing: {file: string; pathname: string}[] = []
    for (const [file, targets] of this.#targets) {
      if (others.has(file)) continue
      for (const number of targets) {
        if (verdicts.has(number)) continue
        const pathname = this.#pathnames[number] ?? ''
        const verdict = isGood(pathname)
        verdicts.set(number, verdict)
        if (!verdict) failing.push({file, pathname})
      }
    }
    return failing
  }

  #numberOf(pathname: string): number {
    const known = this.#numbers.get(pathname)
    if (known !== undefined) return known
    this.#numbers.set(pathname, this.#pathnames.length)
    return this.#pathnames.push(pathname) - 1
  }
}
