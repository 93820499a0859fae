import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {checkUniqueReferences} from '../rules/references.ts'

export const homepage = defineType({
  name: 'homepage',
  title: 'Home page',
  type: 'object',
  fields: [
    defineField({
      name: 'heroTitle',
      title: 'Promise',
      type: 'string',
      description: 'One sentence: what a reader gets here. The heading of the home page.',
      validation: (rule) => rule.required().error('Write the promise of the home page.'),
    }),
    defineField({
      name: 'heroText',
      title: 'Text below',
      type: 'text',
      rows: 3,
      description: 'Two sentences at most: how the promise is kept.',
    }),
    // Weak references: a featured page that is unpublished leaves the list and nothing else breaks.
    defineField({
      name: 'featuredCareers',
      title: 'Featured careers',
      type: 'array',
      description: 'Shown in this order. Unpublished ones are left out.',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [{type: 'career'}],
          weak: true,
          options: {filter: 'isTarget == true', disableNew: true},
        }),
      ],
      validation: (rule) => rule.custom(checking(checkUniqueReferences)),
    }),
    defineField({
      name: 'featuredPaths',
      title: 'Featured paths',
      type: 'array',
      description: 'Shown in this order. Unpublished ones are left out.',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [{type: 'transitionPath'}],
          weak: true,
          options: {disableNew: true},
        }),
      ],
      validation: (rule) => rule.custom(checking(checkUniqueReferences)),
    }),
  ],
})
