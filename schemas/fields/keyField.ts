import {defineField} from '@sanity/types'
import {checkKey, generateKey} from '../rules/keys.ts'

/**
 * A name that other data holds on to, so it cannot change once set: readers' saved
 * progress (phases, steps), paths (specialisations), stored answers (questions).
 *
 * @param use - what breaks if it changes, completing "… is kept by this key"
 */
export function keyField({use, group}: {use: string; group?: string}) {
  return defineField({
    name: 'key',
    title: 'Key',
    type: 'string',
    ...(group === undefined ? {} : {group}),
    description: `Permanent name: ${use} is kept by this key. Set for you and never changed, even when the title is.`,
    initialValue: () => generateKey(),
    readOnly: ({value}) => typeof value === 'string' && value !== '',
    validation: (rule) => [
      rule.required().error('A key is missing. Remove this item and add it again to get one.'),
      rule.custom(checkKey),
    ],
  })
}
