import {defineQuery} from 'groq'
import {proseFields, shortProseFields} from '../prose/prose.query.ts'
import {headFields} from './parts.query.ts'

/** How the assessment scores, as it is in force. */
export const scoringQuery = defineQuery(`
  *[_id == "assessmentSettings"][0]{
    _id, _type, version, maxSkillQuestions,
    weights{readiness, interest, feasibility},
    bands[]{key, title, minimumScore, resultCopy[]{${shortProseFields}}},
    introCopy[]{${shortProseFields}},
    methodologyBody[]{${proseFields}},
    ${headFields}
  }
`)
