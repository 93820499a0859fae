import type {SanityDocumentLike} from 'sanity'
import {type Serializable, usePresentationParams, useSharedState} from 'sanity/presentation'

/**
 * Tells the page beside the form what is being written, before it is stored: the Studio stores once a
 * second while somebody types.
 *
 * @see site/overlays/shareTyping.ts, which hears it
 */
export function ShareTyping({document}: {document: SanityDocumentLike}) {
  const isBesidePage = usePresentationParams(false) !== null
  return isBesidePage ? <SharedDocument document={document} /> : null
}

function SharedDocument({document}: {document: SanityDocumentLike}) {
  useSharedState('document', document as Serializable) // Documents are plain JSON.
  return null
}
