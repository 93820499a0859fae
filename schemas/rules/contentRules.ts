/**
 * Names of the rules that look at more than one document. They never change once shipped:
 * reports are filtered by them. Rules of one document go by type and field, as `career.summary`.
 */
export const contentRules = [
  'path-from-background',
  'path-to-target',
  'path-specialisation',
  'unique-path',
  'path-advantage',
  'gap-override-skill',
  'roadmap-target',
  'important-gap-covered',
  'gap-covered',
  'duration-matches-hours',
  'pitch-names-background',
  'transfer-from-skill',
  'step-skill-needed',
  'free-resource',
  'skill-circle',
  'reference',
  'weak-reference',
  'redirect-unique',
  'redirect-live-page',
  'redirect-circle',
  'questions-per-interest',
  'unique-slug',
  'unique-career-title',
  'unique-career-name',
  'unique-skill-name',
  'unique-address',
  'unreachable',
] as const

export type ContentRule = (typeof contentRules)[number]
