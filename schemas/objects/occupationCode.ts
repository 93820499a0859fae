import {defineType} from '@sanity/types'
import {codeFields} from '../fields/codeFields.ts'
import {checkOccupationCode, occupationSchemes} from '../rules/codeChecks.ts'

export const occupationCode = defineType({
  name: 'occupationCode',
  title: 'Occupation code',
  type: 'object',
  options: {columns: 3},
  fields: codeFields({
    schemes: occupationSchemes,
    example: '11-2021.00',
    check: (code, {parent}) => checkOccupationCode(code, parent),
  }),
  preview: {select: {title: 'code', subtitle: 'label'}},
})
