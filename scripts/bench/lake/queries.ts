/** What is measured, with the ratio to groq-js that is wanted. */
export interface MeasuredQuery {
  name: string
  query: string
  params?: Record<string, unknown>
  wantedRatio: number
}

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

/** @param career - one of those in the data */
export function measuredQueries(career: {_id: string; slug: string}): MeasuredQuery[] {
  return [
    {name: 'by id', query: '*[_id == $id][0]', params: {id: career._id}, wantedRatio: 100},
    {
      name: 'by slug',
      query: '*[_type == "career" && slug.current == $slug][0]',
      params: {slug: career.slug},
      wantedRatio: 100,
    },
    {
      name: 'career page with its paths',
      query: careerPageQuery,
      params: {slug: career.slug},
      wantedRatio: 100,
    },
    {
      name: 'newest 50 paths',
      query:
        '*[_type == "transitionPath"] | order(_updatedAt desc)[0...50]{_id, "slug": slug.current, from->{title}}',
      wantedRatio: 100,
    },
    {name: 'count by type', query: 'count(*[_type == "career"])', wantedRatio: 100},
    {
      name: 'text search, top 20',
      query: `*[_type in ["career", "skill", "resource", "transitionPath"]]
        | score(title match $words, boost(summary match $words, 2))
        | order(_score desc)[0...20]{_id, title, _score}`,
      params: {words: 'market planner'},
      wantedRatio: 50,
    },
  ]
}
