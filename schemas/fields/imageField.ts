import {defineField} from '@sanity/types'
import {checkAlternativeText} from '../rules/imageChecks.ts'

/** What every image says about itself, wherever it stands. */
export function imageFields() {
  return [
    defineField({
      name: 'alt',
      title: 'Alternative text',
      type: 'string',
      description:
        'What a reader who cannot see the image needs to know. Say what it shows, not “image of”.',
      hidden: ({parent}) => parent?.decorative === true,
      validation: (rule) => rule.custom((alt, {parent}) => checkAlternativeText(alt, parent)),
    }),
    defineField({
      name: 'decorative',
      title: 'Decorative',
      type: 'boolean',
      description: 'Tick only if the page loses nothing without the image; screen readers skip it.',
      initialValue: false,
    }),
  ]
}

interface ImageFieldOptions {
  name: string
  title: string
  description: string
  group?: string
}

export function imageField({name, title, description, group}: ImageFieldOptions) {
  return defineField({
    name,
    title,
    type: 'image',
    description,
    ...(group === undefined ? {} : {group}),
    options: {hotspot: true},
    fields: imageFields(),
  })
}
