import {defineQuery} from 'groq'
import {proseFields, shortProseFields} from '../prose/prose.query.ts'
import {figureFields, headFields} from './parts.query.ts'
import {roadmapFields} from './roadmap.query.ts'

const requirementFields = /* groq */ `
  importance, level, skill->{_id, title},
  "anchor": select(
    level == 1 => skill->levels.level1,
    level == 2 => skill->levels.level2,
    level == 3 => skill->levels.level3,
    level == 4 => skill->levels.level4
  )
`

const adviceFields = /* groq */ `
  kind, title, body[]{${shortProseFields}}, effortHours, phase
`

/** Every transition path with all that it refers to. */
export const pathPagesQuery = defineQuery(`
  *[_type == "transitionPath"] | order(_id asc) {
    _id, _type, "slug": slug.current, titleOverride, specialisation, order,
    durationMonths, weeklyHours, canKeepJob,
    difficultyOverride{difficulty, reason},
    from->{
      _id, title, pluralTitle,
      typicalSkills[]{level, skill->{_id, title}}
    },
    to->{
      _id, _type, title, "slug": slug.current, isTarget,
      skills[]{${requirementFields}},
      specialisations[]{key, title, skillAdjustments[]{${requirementFields}}}
    },
    intro[]{${shortProseFields}},
    advantages[]->{
      _id, title, claim, example[]{${shortProseFields}}, limits,
      transfers[]{strength, why, fromSkill->{_id, title}, toSkill->{_id, title}}
    },
    gapOverrides[]{fromLevel, reason, skill->{_id, title}},
    gapNarrative[]{${proseFields}},
    roadmap->{_id, ${roadmapFields}},
    advice[]{${adviceFields}},
    pitfalls[]{${adviceFields}},
    salaryChange{${figureFields}},
    stories[]{firstName, quote, consent, person->{_id, name}},
    faqs[]{question, answer[]{${shortProseFields}}},
    authors[]->{_id, name, isOrganisation},
    ${headFields}
  }
`)
