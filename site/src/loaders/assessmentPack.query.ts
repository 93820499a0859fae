import {defineQuery} from 'groq'

/** What only the assessment asks of the content; the rest it shares with the pages. */
export const assessmentPackQuery = defineQuery(`{
  "questions": *[_type == "assessmentQuestion" && active == true] | order(kind asc, order asc, _id asc) {
    _id, _type, key, kind, prompt, help, interestType, "skillId": skill._ref
  },
  "careers": *[_type == "career"] | order(_id asc) {
    _id, _type, interests{r, i, a, s, e, c}, workFacts{remote, degreeUsual}
  },
  "skills": *[_type == "skill" && assessable == false] | order(_id asc) {_id, _type}
}`)
