import {defineQuery} from 'groq'
import {imageFields} from '../pictures/image.query.ts'
import {headFields} from './parts.query.ts'

/** Everybody who is named on a page; what they wrote and reviewed comes from those pages. */
export const personPagesQuery = defineQuery(`
  *[_type == "person"] | order(name asc, _id asc) {
    _id, _type, name, "slug": slug.current, isOrganisation, role, bio,
    photo{${imageFields}},
    links[]{label, url},
    ${headFields}
  }
`)
