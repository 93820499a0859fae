import type {Plugin} from 'vite'
import {rewritePlugin} from './rewriteModules.ts'

/**
 * Lets somebody delete a document while another types in it.
 *
 * Sanity's mutator applies the keystrokes that are still under way to the document that is gone, which
 * throws and takes the whole tool down ("getAttribute only applies to plain objects"). A patch of
 * nothing is nothing; the form then says that the document was deleted.
 */
export function deletedDocuments(sanityVersion: string): Plugin {
  return rewritePlugin(
    {
      name: 'crosswalk-deleted-documents',
      trouble: 'A deleted document may take the Studio down',
      mend: 'studio/deletedDocuments.ts, or remove it if Sanity has mended this',
      rewrites: [
        {
          what: 'the place where a patch meets its document',
          module: /\/@sanity\/mutator\/lib\/index\.js$/,
          literal: /operations\.push\(\(doc\) => patch\.apply\(doc\)\)/g,
          replacement: 'operations.push((doc) => doc && patch.apply(doc))',
        },
      ],
    },
    sanityVersion,
  )
}
