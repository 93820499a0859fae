import {createHash} from 'node:crypto'
import {withoutMarks} from '../content/marks.ts'
import type {Marks} from './marks.ts'

const tags = /<[a-z!/](?:"[^"]*"|'[^']*'|[^>"'])*>/gi
const texts = /(?<=>)[^<>]+(?=<)/g
const headsAndScripts = /<(head|script|style)\b[^>]*>[\s\S]*?<\/\1>/gi

export interface PreviewOptions {
  marks: Marks
  /** As the page was made for it, e.g. `drafts`; empty is what readers see. */
  perspective: string
  /** HTML above the page. */
  notice: string
}

/**
 * A page for the frame of the Studio: texts lead to where they are edited, everything else is as
 * readers get it, and what makes texts clickable is loaded.
 */
export function previewHtml(html: string, {marks, perspective, notice}: PreviewOptions): string {
  const shown = html
    .replace(headsAndScripts, withoutMarks)
    .replace(tags, (tag) => (/^<img\b/i.test(tag) ? revealAlt(tag, marks) : withoutMarks(tag)))
    .replace(texts, (text) => marks.reveal(text))
  const state = createHash('sha256').update(notice).update(shown).digest('hex').slice(0, 20)
  const head = [
    '<meta name="robots" content="noindex">',
    `<meta name="preview-state" content="${state}">`,
    `<meta name="preview-perspective" content="${perspective}">`,
    '<script type="module" src="/_preview/overlays/overlays.js"></script>',
  ].join('')
  return shown
    .replace('<meta charset="utf-8">', (meta) => meta + head)
    .replace(/<body\b[^>]*>/, (body) => body + notice)
}

/** The words for a picture are all that can be clicked of it. */
function revealAlt(tag: string, marks: Marks): string {
  return withoutMarks(tag.replace(/\balt="([^"]*)"/, (_, alt) => `alt="${marks.reveal(alt)}"`))
}
