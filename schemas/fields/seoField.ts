import {defineField} from '@sanity/types'

/** For documents with a page of their own. */
export function seoField() {
  return defineField({
    name: 'seo',
    title: 'Search and sharing',
    type: 'seo',
    group: 'seo',
    description: 'Leave empty to let the page title and summary speak for themselves.',
  })
}
