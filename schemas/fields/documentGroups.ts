import type {FieldGroupDefinition} from '@sanity/types'

/** The tabs of a form. A document lists those it uses; `content` opens first. */
export const documentGroups = {
  content: {name: 'content', title: 'Content', default: true},
  skills: {name: 'skills', title: 'Skills'},
  facts: {name: 'facts', title: 'Facts and figures'},
  plan: {name: 'plan', title: 'Plan'},
  advice: {name: 'advice', title: 'Advice'},
  seo: {name: 'seo', title: 'Search and sharing'},
  editorial: {name: 'editorial', title: 'Review and notes'},
} satisfies Record<string, FieldGroupDefinition>
