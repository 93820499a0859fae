import type {Picture} from '../content/picture.ts'

/** Text inside a block. Line breaks are their own kind because HTML ignores them in text. */
export type Inline =
  | {kind: 'text'; text: string}
  | {kind: 'break'}
  | {kind: 'strong' | 'em' | 'code'; children: Inline[]}
  | {kind: 'link'; href: string; isExternal: boolean; children: Inline[]}

export interface ListBlock {
  kind: 'list'
  isOrdered: boolean
  /** Never empty. A deeper list hangs under the item that it follows. */
  items: {children: Inline[]; lists: ListBlock[]}[]
}

export type ImageBlock = {kind: 'image'; caption: string | null} & Picture

export type CalloutTone = 'note' | 'tip' | 'warning'

export type ProseBlock =
  | {kind: 'paragraph' | 'h2' | 'h3' | 'quote'; children: Inline[]}
  | ListBlock
  | {kind: 'callout'; tone: CalloutTone; title: string | null; body: Prose}
  | ImageBlock
  | {kind: 'table'; caption: string; header: string[]; rows: string[][]}
  | {
      kind: 'skillChart'
      caption: string
      bars: {title: string; href: string | null; level: number}[]
    }

/**
 * Portable Text as the site prints it: known blocks only, every link safe and
 * pointing at a page that exists. Plain JSON; escaping is left to the template.
 */
export type Prose = ProseBlock[]

/** The words of a text without any markup, blocks separated by a space. */
export function plainText(prose: Prose): string {
  return prose.map(blockText).filter(Boolean).join(' ')
}

function blockText(block: ProseBlock): string {
  switch (block.kind) {
    case 'list':
      return block.items
        .map((item) => [inlineText(item.children), ...item.lists.map(blockText)].join(' '))
        .join(' ')
    case 'callout':
      return [block.title ?? '', plainText(block.body)].join(' ').trim()
    case 'image':
    case 'table':
    case 'skillChart':
      return ''
    default:
      return inlineText(block.children)
  }
}

function inlineText(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text
      return node.kind === 'break' ? ' ' : inlineText(node.children)
    })
    .join('')
}
