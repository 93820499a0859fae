import {fileURLToPath} from 'node:url'
import type {Plugin} from 'vite'
import {type Rewrite, rewritePlugin} from './rewriteModules.ts'

/** A list of more is not read by anybody; each is 150 bytes until it is looked at. */
const mostRows = 50_000

/** A row of the usual layout with the space below it. */
const rowHeightPx = 53

/**
 * Lets a list show every document, and scroll through thousands.
 *
 * Sanity cuts a list after 2,000 documents, measures each row after drawing it, draws rows in full
 * that are passed in a fraction of a second, and reads all rows anew when one moves to another place,
 * as the one that somebody edits does. None of it has an option.
 */
export function longLists(sanityVersion: string): Plugin {
  return rewritePlugin(
    {
      name: 'crosswalk-long-lists',
      trouble: 'Long lists would be cut off or halt',
      mend: 'studio/longLists.ts',
      rewrites,
    },
    sanityVersion,
  )
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
    replacement: `itemHeight: ${rowHeightPx},
fixedHeight: layout === undefined || layout === "default",
getItemKey: (index) => items[index]._id,`,
  },
]
