import {defineQuery} from 'groq'
import {headFields} from './parts.query.ts'

/** Every skill. Who needs it, brings it and teaches it is joined from the other queries. */
export const skillPagesQuery = defineQuery(`
  *[_type == "skill"] | order(title asc, _id asc) {
    _id, _type, title, "slug": slug.current, kind, definition, aliases,
    levels{level0, level1, level2, level3, level4},
    parent->{_id, title},
    codes[]{scheme, code, label},
    ${headFields}
  }
`)
