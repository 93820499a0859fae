import {imageFields} from '../pictures/image.query.ts'

/** Fields of `shortProse`, for use inside a projection of its blocks. */
export const shortProseFields = /* groq */ `
  _type, style, listItem, level,
  children[]{_type, text, marks},
  markDefs[]{_key, _type, href, "targetId": reference._ref}
`

/** Fields of `prose`: blocks as above plus its four members. */
export const proseFields = /* groq */ `
  ${shortProseFields},
  _type == "callout" => {kind, title, body[]{${shortProseFields}}},
  _type == "image" => {caption, ${imageFields}},
  _type == "table" => {caption, rows[]{cells}},
  _type == "skillChart" => {
    caption, limit,
    "skills": career->skills[]{importance, level, "title": skill->title, "skillId": skill->_id}
  }
`
