/** One place in a module of Sanity's that has no option, and what the build puts there. */
export interface Rewrite {
  /** Completes “the build no longer finds …”. */
  what: string
  /** End of the module's path, so that only Sanity's file is changed. */
  module: RegExp
  literal: RegExp
  replacement: string
}

/** Rewrites modules and remembers which places it has not found. */
export function rewriteModules(rewrites: readonly Rewrite[]) {
  const done = new Set<Rewrite>()
  return {
    /** For Vite's hook of the same name; null if the module stays as it is. */
    transform(code: string, id: string): {code: string; map: null} | null {
      const path = id.split('?')[0]?.replaceAll('\\', '/') ?? id
      let changed = code
      for (const rewrite of rewrites) {
        if (!rewrite.module.test(path)) continue
        const before = changed
        changed = changed.replace(rewrite.literal, () => rewrite.replacement)
        if (changed !== before) done.add(rewrite)
      }
      return changed === code ? null : {code: changed, map: null}
    },
    missing: (): string[] => rewrites.filter((rewrite) => !done.has(rewrite)).map(({what}) => what),
  }
}
