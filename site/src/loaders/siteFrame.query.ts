import {defineQuery} from 'groq'
import {imageFields} from '../pictures/image.query.ts'
import {shortProseFields} from '../prose/prose.query.ts'
import {headFields} from './parts.query.ts'

/** The singletons: what surrounds every page, and the words of the pages that have no document of their own. */
export const siteFrameQuery = defineQuery(`
  {
    "settings": *[_id == "siteSettings"][0]{
      _id, _type, name, description,
      footer[]{${shortProseFields}},
      homepage{
        heroTitle, heroText,
        "featuredCareerIds": featuredCareers[]._ref,
        "featuredPathIds": featuredPaths[]._ref
      },
      announcement{message, url}, requestUrl, social[]{label, url},
      logo{${imageFields}}, defaultOg{${imageFields}},
      ${headFields}
    },
    "navigation": *[_id == "navigation"][0]{
      _id, _type,
      items[]{
        label, url, "documentId": reference._ref,
        children[]{label, url, "documentId": reference._ref}
      }
    }
  }
`)
