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

  /**
   * Every address that fails a test and that some file, not among the others, links to, with such a file.
   *
   * @param options.mayFail - whether an address is to be tested at all
   */
  failing(
    isGood: (pathname: string) => boolean,
    {others, mayFail}: {others: ReadonlySet<string>; mayFail: (pathname: string) => boolean},
  ): {file: string; pathname: string}[] {
    const untested = new Map<number, string>()
    for (const [number, pathname] of this.#pathnames.entries()) {
      if (mayFail(pathname)) untested.set(number, pathname)
    }
    const failing: {file: string; pathname: string}[] = []
    if (untested.size === 0) return failing
    for (const [file, targets] of this.#targets) {
      if (others.has(file)) continue
      for (const number of targets) {
        const pathname = untested.get(number)
        if (pathname === undefined) continue
        untested.delete(number)
        if (!isGood(pathname)) failing.push({file, pathname})
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
