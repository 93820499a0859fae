import type {Plugin} from 'vite'
import {rewritePlugin} from './rewriteModules.ts'

/**
 * Makes Sanity's text editor read where the caret is before it takes an input.
 *
 * A browser tells of a caret that has moved in a task of its own, and in a busy tab the next key comes
 * before that; the editor also does not listen for a moment after it has placed the caret itself. Of
 * "End" and a word it then puts the first letter at the end, and the others where the caret was before.
 */
export function caretMoves(sanityVersion: string): Plugin {
  return rewritePlugin(
    {
      name: 'crosswalk-caret-moves',
      trouble: 'What is typed right after the caret has moved would land elsewhere',
      mend: 'studio/caretMoves.ts, or remove it if Sanity has mended this',
      rewrites: [
        {
          what: "the text editor's look at the caret before an input",
          module: /\/@portabletext\/editor\/lib\/index\.js$/,
          literal:
            /scheduleOnDOMSelectionChange\.flush\(\), onDOMSelectionChange\.flush\(\);(?=\s+let \{ selection \})/g,
          replacement:
            'state.isUpdatingSelection = !1, onDOMSelectionChange.cancel(), onDOMSelectionChange();',
        },
      ],
    },
    sanityVersion,
  )
}
