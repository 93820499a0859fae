import {defineField} from '@sanity/types'

/** Pictures the site can draw beside a title; always decoration. */
const iconNames = [
  'briefcase',
  'brain',
  'chart',
  'code',
  'compass',
  'database',
  'design',
  'megaphone',
  'people',
  'shield',
  'spark',
  'wrench',
] as const

export function iconField({group}: {group: string}) {
  return defineField({
    name: 'icon',
    title: 'Icon',
    type: 'string',
    group,
    description: 'A small picture beside the title. Decoration only: it adds no meaning.',
    options: {list: [...iconNames]},
  })
}
