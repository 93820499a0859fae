/** What only editors may see, by the traces it leaves in text. */
const traces: readonly {pattern: RegExp; what: string}[] = [
  {pattern: /\bdrafts\.[\w-]/, what: 'the id of a draft'},
  {pattern: /\bversions\.[\w-]+\.[\w-]/, what: 'the id of an unpublished version'},
  {pattern: /\binternalNotes\b/, what: 'an internal note'},
]

/** Files whose text comes from content; scripts and styles come from the source code. */
export function mayHoldContent(name: string): boolean {
  return /\.(html|json|jsonld|xml|txt|csv|svg|webmanifest|ndjson)$/.test(name)
}

/** What a file must not contain and does, in words. */
export function leaksIn(text: string): string[] {
  return traces.flatMap(({pattern, what}) => {
    const match = pattern.exec(text)
    if (!match) return []
    const around = text.slice(Math.max(0, match.index - 20), match.index + 40).replace(/\s+/g, ' ')
    return [`contains ${what} ("…${around}…")`]
  })
}
