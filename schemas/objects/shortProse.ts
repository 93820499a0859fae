import {defineType} from '@sanity/types'
import {textBlock} from '../fields/textBlock.ts'

/** Paragraphs and lists with marks and links; for text that stands under a heading of its own. */
export const shortProse = defineType({
  name: 'shortProse',
  title: 'Short text',
  type: 'array',
  of: [textBlock({styles: [{title: 'Paragraph', value: 'normal'}]})],
})
