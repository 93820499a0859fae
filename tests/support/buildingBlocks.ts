export const review = {_type: 'review', lastReviewed: '2026-01-15', reviewCycleMonths: 12}

/** A skill that every rule accepts. */
export function skill(id: string, title: string) {
  return {
    _id: id,
    _type: 'skill',
    language: 'en',
    title,
    slug: {_type: 'slug', current: title.toLowerCase().replaceAll(' ', '-')},
    kind: 'craft',
    definition: `What only the journeys of editors know as “${title}”, long enough for a definition.`,
    levels: Object.fromEntries(
      [1, 2, 3, 4].map((level) => [`level${level}`, `I can do this at level ${level} of four.`]),
    ),
    assessable: false,
    review,
  }
}

/** A resource that every rule accepts. */
export function resource(id: string, title: string, skillId: string) {
  return {
    _id: id,
    _type: 'resource',
    language: 'en',
    title,
    url: `https://example.org/${title.toLowerCase().replaceAll(' ', '-')}`,
    kind: 'article',
    provider: 'Nobody',
    cost: 'free',
    hours: 1,
    level: 1,
    skills: [{_type: 'reference', _ref: skillId, _key: 'a'}],
    resourceLanguage: 'en',
    affiliate: false,
    review,
  }
}
