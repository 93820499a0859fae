import {type BlockStyleDefinition, defineArrayMember} from '@sanity/types'

/** The text that both kinds of prose share; they differ in the styles a block may have. */
export function textBlock({styles}: {styles: BlockStyleDefinition[]}) {
  return defineArrayMember({
    type: 'block',
    styles,
    lists: [
      {title: 'Bulleted list', value: 'bullet'},
      {title: 'Numbered list', value: 'number'},
    ],
    marks: {
      decorators: [
        {title: 'Strong', value: 'strong'},
        {title: 'Emphasis', value: 'em'},
        {title: 'Code', value: 'code'},
      ],
      annotations: [{type: 'link'}, {type: 'internalLink'}],
    },
  })
}
