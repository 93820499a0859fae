/** What these rules need of a Portable Text block; anything else in an array is passed over. */
export interface TextBlock {
  _type?: string
  children?: readonly {text?: string}[]
  /** Nested text of a callout. */
  body?: readonly TextBlock[]
}

export type Prose = readonly TextBlock[] | undefined | null

/**
 * The words of Portable Text, one line per block.
 * Counts paragraphs, headings, quotes, list items and callouts; not tables, charts and captions.
 */
export function plainText(prose: Prose): string {
  return (prose ?? [])
    .map((block) =>
      block._type === 'callout'
        ? plainText(block.body)
        : (block.children ?? []).map(({text}) => text ?? '').join(''),
    )
    .filter((line) => line.trim() !== '')
    .join('\n')
}

/** Words separated by white space; a hyphenated word counts once. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
