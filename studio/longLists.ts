import {fileURLToPath} from 'node:url'
import type {Plugin} from 'vite'
import {type Rewrite, rewriteModules} from './rewriteModules.ts'

/** A list of more is not read by anybody; each is 150 bytes until it is looked at. */
const mostRows = 50_000

/** A row of the usual layout with the space below it. */
const rowHeightPx = 53

/**
 * Lets a list show every document, and scroll through thousands.
 *
 * Sanity cuts a list after 2,000 documents, measures each row after drawing it, and draws rows in full
 * that are passed in a fraction of a second. None of it has an option.
 */
export function longLists(sanityVersion: string): Plugin {
  const rewriter = rewriteModules(rewrites)
  return {
    name: 'crosswalk-long-lists',
    enforce: 'pre',
    apply: 'build',
    transform: rewriter.transform,
    generateBundle() {
      const missing = rewriter.missing()
      if (missing.length > 0) {
        this.error(
          `Long lists would be cut off or halt: the build no longer finds ${missing.join(', ')} in sanity ${sanityVersion}. Find the new literal and correct studio/longLists.ts.`,
        )
      }
    },
  }
}

const listPane = /\/sanity\/lib\/PaneContainer-[^/]+\.js$/
const settledRow = fileURLToPath(new URL('structure/SettledRow.tsx', import.meta.url))

const rewrites: Rewrite[] = [
  {
    what: 'the number of documents after which a list ends',
    module: listPane,
    literal: /const FULL_LIST_LIMIT = 2e3/g,
    replacement: `import {SettledRow} from ${JSON.stringify(settledRow.replaceAll('\\', '/'))}
const FULL_LIST_LIMIT = ${mostRows}`,
  },
  {
    what: 'the message that a list has ended',
    module: listPane,
    literal: /(?<=max-items\.text", \{ limit: )2e3/g,
    replacement: String(mostRows),
  },
  {
    what: 'the row of a list',
    module: listPane,
    literal: /jsx\(PaneItem, \{/g,
    replacement: 'jsx(SettledRow, {\nrow: PaneItem,',
  },
  {
    what: 'the height of a row',
    module: listPane,
    literal: /itemHeight: 51,/g,
    replacement: `itemHeight: ${rowHeightPx},\nfixedHeight: layout === undefined || layout === "default",`,
  },
]
