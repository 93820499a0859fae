/**
 * Names of fields that hold words for readers. Only they are marked, so that whatever the site
 * compares, counts or puts into addresses is what editors chose and nothing else.
 */
const readersWords: ReadonlySet<string> = new Set([
  ...[
    'accessibilityNotes',
    'alternateTitles',
    'alt',
    'audience',
    'bio',
    'body',
    'caption',
    'cells',
  ],
  ...['claim', 'dayToDay', 'definition', 'description', 'evidence', 'firstName', 'goal', 'help'],
  ...['heroText', 'heroTitle', 'hint', 'label', 'level0', 'level1', 'level2', 'level3', 'level4'],
  ...['limits', 'message', 'milestone', 'name', 'note', 'pluralTitle', 'prompt', 'provider'],
  ...['publisher', 'question', 'quote', 'reason', 'role', 'shortTitle', 'summary', 'task', 'text'],
  ...['title', 'titleOverride', 'why'],
])

/** @param name - of the field, or of the list that the text is in */
export function isForReaders(name: string): boolean {
  return readersWords.has(name)
}
