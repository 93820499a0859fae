import {defineQuery} from 'groq'

/** Every advantage, without the words that only the pages of its paths print. */
export const advantagesQuery = defineQuery(`
  *[_type == "advantage"] | order(title asc, _id asc) {
    _id, _type, title, claim, limits, universal,
    "backgroundIds": appliesTo[]._ref,
    transfers[]{strength, why, fromSkill->{_id, title}, toSkill->{_id, title}}
  }
`)

export const resourcesQuery = defineQuery(`
  *[_type == "resource"] | order(title asc, _id asc) {
    _id, _type, title, url, kind, provider, cost, price{amount, currency}, hours, level, affiliate,
    "skillIds": skills[]._ref
  }
`)
