import {defineField, defineType} from '@sanity/types'

export const price = defineType({
  name: 'price',
  title: 'Price',
  type: 'object',
  options: {columns: 3},
  fields: [
    defineField({
      name: 'amount',
      title: 'Amount',
      type: 'number',
      description: 'What a reader pays in all; for a subscription, for the time it takes.',
      validation: (rule) => [
        rule.required().error('Give the amount, or remove the price.'),
        rule
          .greaterThan(0)
          .error('Give an amount above 0. For free resources leave the price empty.'),
      ],
    }),
    defineField({
      name: 'currency',
      title: 'Currency',
      type: 'string',
      description: 'Three capital letters, for example USD.',
      initialValue: 'USD',
      validation: (rule) => [
        rule.required().error('Give the currency.'),
        rule.regex(/^[A-Z]{3}$/).error('Write the currency as three capital letters, such as USD.'),
      ],
    }),
    defineField({
      name: 'asOf',
      title: 'As of',
      type: 'date',
      description: 'The day you looked the price up.',
      validation: (rule) => rule.required().error('Give the day you looked the price up.'),
    }),
  ],
})
