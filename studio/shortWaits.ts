import type {Plugin} from 'vite'
import {type Rewrite, rewritePlugin} from './rewriteModules.ts'

/** Long enough for the rows of one drawing to ask together; a frame of 60 a second. */
const gatherMs = 16

/** Between two keys of somebody who types a word. */
const searchPauseMs = 120

/**
 * Shortens what an editor waits for while the Studio only waits itself.
 *
 * Sanity gathers the reads of previews for 100 ms, again for each reference that a preview follows, and
 * lets 300 ms pass before it searches. None of it has an option.
 */
export function shortWaits(sanityVersion: string): Plugin {
  return rewritePlugin(
    {
      name: 'crosswalk-short-waits',
      trouble: 'The Studio would wait where it need not',
      mend: 'studio/shortWaits.ts',
      rewrites,
    },
    sanityVersion,
  )
}

const dataStores = /\/sanity\/lib\/datastores-[^/]+\.js$/

const rewrites: Rewrite[] = [
  {
    what: 'the time in which reads of previews are gathered',
    module: dataStores,
    literal: /(?<=fast: debounceCollect\(.+, )100(?=\),)/g,
    replacement: String(gatherMs),
  },
  {
    what: 'the time in which reads of versions are gathered',
    module: dataStores,
    literal: /(?<=fetchFast = debounceCollect\(.+?\), )100(?=\), fetchSlow)/g,
    replacement: String(gatherMs),
  },
  {
    what: 'the pause between a key and a search',
    module: /\/sanity\/lib\/SearchProvider-[^/]+\.js$/,
    literal: /(?<=\.debounceTime \|\| )300\b/g,
    replacement: String(searchPauseMs),
  },
]
