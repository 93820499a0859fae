import type {DocumentListBuilder, StructureBuilder} from 'sanity/structure'
import {listApiVersion} from './filteredList.ts'

/** Every document, of any type, that refers to this one; nothing can be created here. */
export function usedBy(
  S: StructureBuilder,
  documentId: string,
  title: string,
): DocumentListBuilder {
  return S.documentList()
    .id('usedBy')
    .title(`What uses ${title}`)
    .apiVersion(listApiVersion)
    .filter('references($documentId)')
    .params({documentId})
    .initialValueTemplates([])
    .canHandleIntent(() => false)
}
