/** Projection with what `documentTitle` needs of any type. */
export const titleProjection = `{_id, _type, title, name, prompt, from, _originalId,
  "fromTitle": from->title,
  "toTitle": coalesce(to->specialisations[key == ^.specialisation][0].title, to->title)}`

export interface TitledDocument {
  _id: string
  _type: string
  title?: string | null
  name?: string | null
  prompt?: string | null
  from?: unknown
  fromTitle?: string | null
  toTitle?: string | null
  /** Id that is stored: that of the draft, if there is one. */
  _originalId?: string
}

/** The name under which editors know a document, whatever its type. */
export function documentTitle(document: TitledDocument): string {
  const {_type, _id, title, name, prompt, from, fromTitle, toTitle} = document
  if (_type === 'transitionPath') return `${fromTitle ?? '?'} → ${toTitle ?? '?'}`
  if (_type === 'redirect' && typeof from === 'string') return from
  if (_type === 'navigation') return 'Navigation'
  if (_type === 'assessmentSettings') return 'Assessment settings'
  return title || name || prompt || _id
}
