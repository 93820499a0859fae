import {defineQuery} from 'groq'
import {headFields} from './parts.query.ts'

/** Every category; its careers come from the career and background pages. */
export const categoryPagesQuery = defineQuery(`
  *[_type == "category"] | order(order asc, title asc, _id asc) {
    _id, _type, title, "slug": slug.current, description, order,
    ${headFields}
  }
`)
