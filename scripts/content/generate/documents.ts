import {activities, domains, roles} from './wordLists.ts'

/*
 * What all generated documents have in common: ids, names, references, Portable Text.
 */

export type Json = Record<string, unknown>

const idWidth = 6

/** `path-000042`: in the order of their numbers, ids stand in the order of their letters. */
export function idOf(kind: string, number: number): string {
  return `${kind}-${String(number + 1).padStart(idWidth, '0')}`
}

export const authorId = 'person-generated'

/** @param type - also the first member, as the export writes it */
export function documentOf(type: string, _id: string, fields: Json): Json {
  return {
    _id,
    _type: type,
    language: 'en',
    ...fields,
    review: {_type: 'review', lastReviewed: '2026-01-15', reviewedBy: weakTo(authorId)},
  }
}

export function to(_ref: string): Json {
  return {_type: 'reference', _ref}
}

export function weakTo(_ref: string): Json {
  return {...to(_ref), _weak: true}
}

/** References as members of a list, whose key is what they point at. */
export function listTo(ids: readonly string[]): Json[] {
  return ids.map((id) => ({_key: id, ...to(id)}))
}

export function slugOf(title: string): Json {
  return {_type: 'slug', current: title.toLowerCase().replaceAll(' ', '-')}
}

export function prose(...paragraphs: string[]): Json[] {
  return paragraphs.map((text, place) => ({
    _key: `p${place + 1}`,
    _type: 'block',
    style: 'normal',
    markDefs: [],
    children: [{_key: 's1', _type: 'span', marks: [], text}],
  }))
}

/** The title of a career; no two have the same. */
export function careerTitle(career: number): string {
  const domain = career % domains.length
  const turn = Math.floor(career / domains.length)
  return `${domains[domain]} ${roles[(turn + 5 * domain) % roles.length]}`
}

const skillsPerTarget = 8

/** The title of a skill, in the field of the target that it belongs to; no two have the same. */
export function skillTitle(skill: number): string {
  const target = Math.floor(skill / skillsPerTarget)
  const turn = Math.floor(target / domains.length)
  const activity = activities[turn * skillsPerTarget + (skill % skillsPerTarget)]
  return `${domains[target % domains.length]} ${activity}`
}
