import {expect, test} from 'vitest'
import {Documents} from './documents.ts'

function path(id: string, title: string) {
  return {_id: id, _type: 'transitionPath', _rev: title, title}
}

const career = {_id: 'pm', _type: 'career', _rev: '1', title: 'Product Manager'}

function documentsOf(...all: Parameters<Documents['set']>[1][]) {
  const documents = new Documents()
  for (const document of all) documents.set(document._id, document)
  return documents
}

test('a document is what was set last, looked at before or not', () => {
  const documents = documentsOf(path('a', 'A'), path('b', 'B'), career)
  documents.get('a')
  documents.set('a', path('a', 'A2'))
  documents.delete('b')

  expect(documents.get('a')).toEqual(path('a', 'A2'))
  expect(documents.get('b')).toBeUndefined()
  expect(documents.get('pm')).toBe(career)
  expect([...documents.values()]).toEqual([path('a', 'A2'), career])
})

test('whoever goes through all of them slowly sees one moment', () => {
  const documents = documentsOf(path('a', 'A'), path('b', 'B'))
  const all = documents.values()
  documents.set('a', path('a', 'A2'))
  documents.delete('b')

  expect([...all]).toEqual([path('a', 'A'), path('b', 'B')])
})

test('many documents are all found, and again', () => {
  const many = Array.from({length: 350}, (_, index) => path(`path${index}`, `Title ${index}`))
  const documents = documentsOf(...many)

  for (const document of [...many, ...many]) {
    expect(documents.get(document._id)).toEqual(document)
  }
})
