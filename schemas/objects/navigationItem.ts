import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {navigationTargetFields} from '../fields/navigationTargetFields.ts'
import {checkNavigationItem} from '../rules/siteChecks.ts'

export const navigationItem = defineType({
  name: 'navigationItem',
  title: 'Menu entry',
  type: 'object',
  fields: [
    ...navigationTargetFields(),
    // A type of its own without children, so that menus cannot grow a third level.
    defineField({
      name: 'children',
      title: 'Entries below',
      type: 'array',
      description: 'Entries of the menu that opens here.',
      of: [defineArrayMember({type: 'navigationLink'})],
    }),
  ],
  validation: (rule) => rule.custom(checking(checkNavigationItem)),
  preview: {
    select: {title: 'label', children: 'children'},
    prepare: ({title, children}) => ({
      title: title ?? 'Unnamed entry',
      subtitle: `${children?.length ?? 0} entries below`,
    }),
  },
})
