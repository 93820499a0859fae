/**
 * In the preview a text carries two characters for private use that say where it can be edited.
 * Whatever counts or cuts a text does so without them.
 *
 * @see site/src/preview/marks.ts
 */
const marks = /[\ue000-\uf7ff]+/g

export function withoutMarks(text: string): string {
  return text.replace(marks, '')
}
