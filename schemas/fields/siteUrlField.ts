import {defineField} from '@sanity/types'

/** An address on the site (`/careers/`) or elsewhere (`https://…`), for pages without a document. */
export function siteUrlField({description}: {description: string}) {
  return defineField({
    name: 'url',
    title: 'Address',
    type: 'url',
    description,
    validation: (rule) =>
      rule
        .uri({scheme: ['https', 'http', 'mailto'], allowRelative: true})
        .error('Start with a slash for a page of this site (/careers/), or with https://.'),
  })
}
