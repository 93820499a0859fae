/** What is measured, with the ratio to groq-js that is wanted. */
export interface MeasuredQuery {
  name: string
  query: string
  params?: Record<string, unknown>
  wantedRatio: number
  /** Absent where the larger dataset has more to find. */
  wantedGrowth?: number
}

const wantedGrowth = 1.5

export const wholeSiteQuery = (
  paths: number,
): string => `*[_type == "transitionPath"][0...${paths}]{
  "slug": slug.current, durationMonths, weeklyHours, difficulty,
  from->{title, "slug": slug.current}, to->{title, "slug": slug.current},
  advantages[]->{title}, roadmap->{title}, "skills": to->skills[]{level, importance, skill->{title}}
}`

export const careerPageQuery = `*[_type == "career" && slug.current == $slug][0]{
  title, summary, skills[]{level, importance, skill->{title}},
  "paths": *[_type == "transitionPath" && references(^._id)]{
    "slug": slug.current, durationMonths, from->{title, "slug": slug.current}, to->{title}
  }
}`

/** As the Studio's search asks, for a word that is in nearly every document. */
export const studioSearch = {
  query: `*[_type in $types]
    | score(boost(_type in ["career", "skill", "transitionPath"] && title match text::query($query), 10),
      ([@, _id] match text::query($query) || references($rawQuery)))[_score > 0]
    {_type, _id, _originalId, "orderings": [_score]} | order(orderings[0] desc)[0...26]`,
  params: {
    types: ['career', 'skill', 'resource', 'advantage', 'learningRoadmap', 'transitionPath'],
    query: 'the*',
    rawQuery: 'the',
  },
}

/** @param career - one of those in the data */
export function measuredQueries(career: {_id: string; slug: string}): MeasuredQuery[] {
  return [
    {
      name: 'by id',
      query: '*[_id == $id][0]',
      params: {id: career._id},
      wantedRatio: 100,
      wantedGrowth,
    },
    {
      name: 'by slug',
      query: '*[_type == "career" && slug.current == $slug][0]',
      params: {slug: career.slug},
      wantedRatio: 100,
      wantedGrowth,
    },
    {
      name: 'what a transaction changed',
      query: '*[_id in $ids || _rev in $transactionIds]',
      params: {ids: [career._id], transactionIds: ['none']},
      wantedRatio: 100,
      wantedGrowth,
    },
    {
      name: 'career page with its paths',
      query: careerPageQuery,
      params: {slug: career.slug},
      wantedRatio: 100,
      wantedGrowth,
    },
    {
      name: 'newest 50 paths',
      query:
        '*[_type == "transitionPath"] | order(_updatedAt desc)[0...50]{_id, "slug": slug.current, from->{title}}',
      wantedRatio: 100,
      wantedGrowth,
    },
    {name: 'count by type', query: 'count(*[_type == "career"])', wantedRatio: 100, wantedGrowth},
    {
      name: 'text search, top 20',
      query: `*[_type in ["career", "skill", "resource", "transitionPath"]]
        | score(title match $words, boost(summary match $words, 2))
        | order(_score desc)[0...20]{_id, title, _score}`,
      params: {words: 'market planner'},
      wantedRatio: 50,
    },
    {
      name: 'search for a word that is everywhere, top 20',
      query: `*[_type == "transitionPath"] | score(slug.current match $words)
        | order(_score desc)[0...20]{_id, _score}`,
      params: {words: 'to planner'},
      wantedRatio: 50,
    },
  ]
}
