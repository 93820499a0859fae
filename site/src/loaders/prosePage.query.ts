import {defineQuery} from 'groq'
import {proseFields} from '../prose/prose.query.ts'
import {headFields} from './parts.query.ts'

/** About, methodology, privacy, accessibility and the like. */
export const prosePagesQuery = defineQuery(`
  *[_type == "page"] | order(title asc, _id asc) {
    _id, _type, title, "slug": slug.current,
    body[]{${proseFields}},
    ${headFields}
  }
`)
