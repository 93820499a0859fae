import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {imageFields} from '../fields/imageField.ts'
import {textBlock} from '../fields/textBlock.ts'

/**
 * Long text under a page's own heading. The page has the only h1, so text starts at h2;
 * there is no raw HTML and no colour, because neither survives a redesign.
 */
export const prose = defineType({
  name: 'prose',
  title: 'Text',
  type: 'array',
  of: [
    textBlock({
      styles: [
        {title: 'Paragraph', value: 'normal'},
        {title: 'Heading', value: 'h2'},
        {title: 'Subheading', value: 'h3'},
        {title: 'Quote', value: 'blockquote'},
      ],
    }),
    defineArrayMember({type: 'callout'}),
    defineArrayMember({
      type: 'image',
      options: {hotspot: true},
      fields: [
        ...imageFields(),
        defineField({
          name: 'caption',
          title: 'Caption',
          type: 'string',
          description: 'Printed below the image; name the maker here if the licence asks for it.',
        }),
      ],
    }),
    defineArrayMember({type: 'table'}),
    defineArrayMember({type: 'skillChart'}),
  ],
})
