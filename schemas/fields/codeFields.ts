import {type CustomValidator, defineField} from '@sanity/types'

/** A code of a public classification: its scheme, the code itself, and the label it has there. */
export function codeFields(options: {
  schemes: readonly {title: string; value: string}[]
  /** A code as the classification writes it, shown to editors. */
  example: string
  check: CustomValidator<string | undefined>
}) {
  const {schemes, example, check} = options
  return [
    defineField({
      name: 'scheme',
      title: 'Scheme',
      type: 'string',
      description: 'The classification that the code belongs to.',
      options: {list: schemes.map(({title, value}) => ({title, value}))},
      validation: (rule) => rule.required().error('Choose the classification.'),
    }),
    defineField({
      name: 'code',
      title: 'Code',
      type: 'string',
      description: `As the classification writes it, for example ${example}.`,
      validation: (rule) => [
        rule.required().error('Enter the code, or remove this row.'),
        rule.custom(check),
      ],
    }),
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'The title that the classification gives to this code.',
    }),
  ]
}
