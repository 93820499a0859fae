import type {Plugin} from 'vite'

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

interface RewritePlugin {
  name: string
  /** What would be wrong without one of them, as the beginning of a sentence. */
  trouble: string
  /** Where it is to be corrected, as the end of one. */
  mend: string
  rewrites: readonly Rewrite[]
}

/** Rewrites modules in a build, which fails if a place is not found. */
export function rewritePlugin(
  {name, trouble, mend, rewrites}: RewritePlugin,
  sanityVersion: string,
): Plugin {
  const rewriter = rewriteModules(rewrites)
  return {
    name,
    enforce: 'pre',
    apply: 'build',
    transform: rewriter.transform,
    generateBundle() {
      const missing = rewriter.missing()
      if (missing.length > 0) {
        this.error(
          `${trouble}: the build no longer finds ${missing.join(', ')} in sanity ${sanityVersion}. Find the new literal and correct ${mend}.`,
        )
      }
    },
  }
}
