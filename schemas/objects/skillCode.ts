import {defineType} from '@sanity/types'
import {codeFields} from '../fields/codeFields.ts'
import {checkSkillCode, skillSchemes} from '../rules/codeChecks.ts'

export const skillCode = defineType({
  name: 'skillCode',
  title: 'Skill code',
  type: 'object',
  options: {columns: 3},
  fields: codeFields({
    schemes: skillSchemes,
    example: '2.A.1.a',
    check: (code, {parent}) => checkSkillCode(code, parent),
  }),
  preview: {select: {title: 'code', subtitle: 'label'}},
})
