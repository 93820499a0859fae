import {defineQuery} from 'groq'
import {headFields} from './parts.query.ts'

/** Every career that people leave from, with what they bring. */
export const backgroundPagesQuery = defineQuery(`
  *[_type == "career" && isBackground == true] | order(title asc, _id asc) {
    _id, _type, title, pluralTitle, alternateTitles, "slug": slug.current, isTarget, summary,
    category->{_id, title},
    typicalSkills[]{level, note, skill->{_id, title}},
    ${headFields}
  }
`)
