import {defineQuery} from 'groq'

/** Old addresses. The document wins over the address, which is where it was last seen. */
export const redirectsQuery = defineQuery(`
  *[_type == "redirect"] | order(_id asc) {
    _id, _type, from, to, permanent, "documentId": toDocument._ref
  }
`)
