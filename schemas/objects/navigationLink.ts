import {defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {navigationTargetFields} from '../fields/navigationTargetFields.ts'
import {checkNavigationLink} from '../rules/siteChecks.ts'

export const navigationLink = defineType({
  name: 'navigationLink',
  title: 'Menu entry below',
  type: 'object',
  fields: navigationTargetFields(),
  validation: (rule) => rule.custom(checking(checkNavigationLink)),
  preview: {select: {title: 'label', subtitle: 'url'}},
})
