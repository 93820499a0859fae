/** A plan with all that it refers to. */
export const roadmapFields = /* groq */ `
  audience,
  phases[]{
    key, title, goal, milestone,
    steps[]{
      key, title, why, hours, task, evidence, requires, optional,
      skills[]{reachesLevel, skill->{_id, title}},
      resources[]->{
        _id, title, url, kind, provider, cost, price{amount, currency}, hours, level, affiliate
      }
    }
  }
`
