import type {StructureResolverContext} from 'sanity/structure'
import {listApiVersion} from './filteredList.ts'

/** The career's title as its draft has it, for the headings of the lists about it. */
export async function careerTitle(
  {getClient}: StructureResolverContext,
  careerId: string,
): Promise<string> {
  const title = await getClient({apiVersion: listApiVersion}).fetch<string | null>(
    '*[_id == $careerId][0].title',
    {careerId},
    {perspective: 'drafts'},
  )
  return title ?? 'Untitled career'
}
