import {defineQuery} from 'groq'
import {imageFields} from '../pictures/image.query.ts'
import {proseFields, shortProseFields} from '../prose/prose.query.ts'
import {figureFields, headFields} from './parts.query.ts'

/** Every destination. Its paths come from the path pages, so both show the same numbers. */
export const careerPagesQuery = defineQuery(`
  *[_type == "career" && isTarget == true] | order(title asc, _id asc) {
    _id, _type, title, pluralTitle, alternateTitles, "slug": slug.current, summary, dayToDay,
    category->{_id, title},
    "relatedIds": relatedOverrides[]._ref,
    body[]{${proseFields}},
    skills[]{
      importance, level, note,
      skill->{_id, title, definition, levels{level1, level2, level3, level4}}
    },
    specialisations[]{
      key, title, summary,
      skillAdjustments[]{importance, level, "skillId": skill._ref}
    },
    salary[]{${figureFields}},
    outlook[]{${figureFields}},
    openings[]{${figureFields}},
    entryRequirements[]{${proseFields}},
    workFacts{remote, degreeUsual, licensed},
    codes[]{scheme, code, label},
    faqs[]{question, answer[]{${shortProseFields}}},
    image{${imageFields}},
    ${headFields}
  }
`)
