import {readFileSync} from 'node:fs'
import {stegaClean} from '@sanity/client/stega'
import {expect, test} from 'vitest'
import {withoutMarks} from '../content/marks.ts'
import {Marks} from './marks.ts'
import {previewHtml} from './pageHtml.ts'
import {isForReaders} from './readersWords.ts'

const path = {
  _id: 'p',
  _originalId: 'drafts.p',
  _type: 'transitionPath',
  _rev: 'r',
  specialisation: 'ai',
  durationMonths: 8,
  titleOverride: 'A long way',
  advice: [{_key: 'k1', kind: 'proof', title: 'Show it'}],
}

/** Where a text of the page leads, as Sanity's overlays read it. */
function placeIn(text: string): string | undefined {
  const [invisible] = /(?:\u200b|\u200c|\u200d|\ufeff){4,}/.exec(text) ?? []
  if (invisible === undefined) return undefined
  const digits = [...invisible].slice(4).map((one) => '\u200b\u200c\u200d\ufeff'.indexOf(one))
  const bytes = Array.from({length: digits.length / 4}, (_, index) =>
    digits.slice(4 * index, 4 * index + 4).reduce((sum, digit) => 4 * sum + digit, 0),
  )
  return JSON.parse(Buffer.from(bytes).toString()).href
}

function page(body: string, marks: Marks): string {
  const html = `<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`
  return previewHtml(html, {marks, perspective: 'drafts', notice: ''})
}

test('words for readers lead to their field, and what the site compares stays as it is', () => {
  const marks = new Marks('http://localhost:3333')
  const marked = marks.markDocument(path)

  expect(marked).toMatchObject({_id: 'p', _type: 'transitionPath', specialisation: 'ai'})
  const [advice] = marked.advice as typeof path.advice
  expect(advice?.kind).toBe('proof')
  expect(advice?.title).not.toBe('Show it')
  expect(withoutMarks(String(advice?.title))).toBe('Show it')
  const shown = page(`<p>${advice?.title}</p>`, marks)
  expect(stegaClean(shown)).toContain('<p>Show it</p>')
  expect(placeIn(shown)).toMatch(
    /id=p;type=transitionPath;path=advice%5B_key%3D%3D%22k1%22%5D\.title/,
  )
})

test('a text of several fields leads to the first, and a cut one to nowhere', () => {
  const marks = new Marks('http://localhost:3333')
  const place = (name: string) => ({documentId: name, documentType: 'career', path: "['title']"})
  const from = marks.markText('Nurse', place('nurse'))
  const to = marks.markText('Analyst', place('analyst'))

  const shown = page(`<h1>From ${from} to ${to}: a guide</h1>`, marks)
  expect(stegaClean(shown)).toContain('<h1>From Nurse to Analyst: a guide</h1>')
  expect(shown).toContain('<h1>From Nurse to Analyst: a guide')
  expect(placeIn(shown)).toContain('id=nurse;')
  expect(page(`<h1>${from.slice(0, -1)}…</h1>`, marks)).toContain('<h1>Nurse…</h1>')
})

test('attributes, scripts and the head carry no marks, words for pictures do', () => {
  const marks = new Marks('http://localhost:3333')
  const {titleOverride} = marks.markDocument(path)

  const shown = page(
    `<a title="${titleOverride}" href="#${titleOverride}">x</a><script>"${titleOverride}"</script><img alt="${titleOverride}">`,
    marks,
  )
  expect(shown).toContain('<a title="A long way" href="#A long way">x</a>')
  expect(shown).toContain('<script>"A long way"</script>')
  expect(placeIn(shown)).toContain('path=titleOverride')
})

/** Text fields that are not words on a page: keys, addresses, dates, codes, words for machines and for editors. */
const others = new Set([
  ...['_createdAt', '_id', '_key', '_ref', '_rev', '_type', '_updatedAt', 'accessed', 'aliases'],
  ...['asOf', 'at', 'attributionHtml', 'canonicalOverride', 'changeSummary', 'code', 'createdFrom'],
  ...['currency', 'current', 'finalUrl', 'from', 'href', 'internalNotes', 'key', 'language'],
  ...[
    'lastReviewed',
    'licence',
    'marks',
    'ogTitle',
    'region',
    'requestUrl',
    'requires',
    'resourceLanguage',
  ],
  ...['source', 'specialisation', 'to', 'unit', 'url', 'value'],
])

interface TypeNode {
  type: string
  value?: TypeNode | string
  of?: TypeNode | TypeNode[]
  rest?: TypeNode
  attributes?: Record<string, {value: TypeNode}>
}

test('every text field of the model is known as words for readers, or as something else', () => {
  const file = new URL('../../../schemas/generated/schema.json', import.meta.url)
  const types: (TypeNode & {name: string})[] = JSON.parse(readFileSync(file, 'utf8'))
  const unknown = new Set<string>()
  const visit = (node: TypeNode, name: string) => {
    if (node.type === 'string' && node.value === undefined) {
      if (!others.has(name) && !isForReaders(name)) unknown.add(name)
    }
    if (typeof node.value === 'object') visit(node.value, name)
    for (const member of [node.of ?? [], node.rest ?? []].flat()) visit(member, name)
    for (const [key, {value}] of Object.entries(node.attributes ?? {})) visit(value, key)
  }
  for (const type of types) if (!type.name.startsWith('sanity.')) visit(type, type.name)

  expect([...unknown].filter((name) => name !== 'geopoint')).toEqual([])
})
