/** Fields of `sourcedFigure`. */
export const figureFields = /* groq */ `
  value, low, high, unit, region, asOf,
  source->{publisher, title, url}
`

/** What the head of a page and its review line need of any document with a page. */
export const headFields = /* groq */ `
  language,
  seo{title, description, ogTitle, noindex, canonicalOverride},
  review{lastReviewed, reviewedBy->{_id, name}}
`
