import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {normalisedUrl} from '@crosswalk/schemas/rules/sharedNames'
import type {ContentReader} from './contentReader.ts'

type OfType<Type extends ContentDocument['_type']> = Extract<ContentDocument, {_type: Type}>

/**
 * The documents that a rule compares with this one although it does not refer to them: those that
 * may share its name, address or ends, and those that depend on it. Only what the rules read.
 */
export async function comparedDocuments(
  document: ContentDocument,
  read: ContentReader,
): Promise<ContentDocument[]> {
  switch (document._type) {
    case 'transitionPath':
      return twins(document, read)
    case 'career':
      return namesakes(document._type, 'alternateTitles', document.alternateTitles, document, read)
    case 'skill':
      return namesakes(document._type, 'aliases', document.aliases, document, read)
    case 'resource':
    case 'source':
      return sameAddress(document, read)
    case 'learningRoadmap':
      return read.documents('*[_type == "transitionPath" && references($id)]', {id: document._id})
    case 'redirect':
      return redirectsAndPages(document, read)
    case 'assessmentQuestion':
      return read.documents(
        '*[_type == "assessmentQuestion" && kind == "interest"]{_id, _type, kind, active, interestType}',
      )
    default:
      return []
  }
}

async function twins({from, to}: OfType<'transitionPath'>, read: ContentReader) {
  if (from?._ref === undefined || to?._ref === undefined) return []
  return read.documents(
    `*[_type == "transitionPath" && references($from) && references($to)]
      {_id, _type, language, from, to, specialisation, slug}`,
    {from: from._ref, to: to._ref},
  )
}

/** Careers by title and other titles, skills by title and aliases. */
function namesakes(
  type: 'career' | 'skill',
  otherNames: 'alternateTitles' | 'aliases',
  others: readonly string[] = [],
  {title}: {title?: string},
  read: ContentReader,
) {
  const names = [title ?? '', ...others].map((name) => name.trim().toLowerCase()).filter(Boolean)
  return read.documents(
    `*[_type == $type && (lower(title) in $names || count(${otherNames}[lower(@) in $names]) > 0)]
      {_id, _type, language, title, ${otherNames}}`,
    {type, names},
  )
}

function sameAddress(document: OfType<'resource'> | OfType<'source'>, read: ContentReader) {
  if (document.url === undefined) return Promise.resolve([])
  const [page = ''] = normalisedUrl(document.url).split('?')
  return read.documents(
    `*[_type == $type && (${['https://', 'https://www.', 'http://', 'http://www.']
      .map((start) => `string::startsWith(url, "${start}" + $page)`)
      .join(' || ')})]{_id, _type, language, url}`,
    {type: document._type, page},
  )
}

function redirectsAndPages({from = ''}: OfType<'redirect'>, read: ContentReader) {
  const slug = from.split('/').filter(Boolean).at(-1) ?? ''
  return read.documents(
    `*[_type == "redirect" || slug.current == $slug]
      {_id, _type, from, to, toDocument, slug, isTarget, isBackground}`,
    {slug},
  )
}
