import type {AnyDocument} from '../../../scripts/content/check/finding.ts'
import {generateDocuments} from '../../../scripts/content/generate/generateDocuments.ts'

/** Documents by id, to be broken. */
export type Dataset = Map<string, AnyDocument>

/** What one break has to be reported as, and nothing beside. */
export interface ExpectedFinding {
  documentId: string
  /** Keys of list members are left out: `phases.steps.hours`. */
  field: string
  rule: string
  level?: 'warning' | 'info'
}

export interface Break {
  what: string
  breakIt: (dataset: Dataset) => void
  /** The break itself first, then what follows from it. */
  expected: readonly ExpectedFinding[]
}

const paths = 6

/** A small library without a fault: six paths to five targets. */
export function soundDataset(): Dataset {
  return datasetOf(generateDocuments(paths, 1))
}

/** The same library in other words, for documents that have to be new. */
export function inOtherWords(id: string): AnyDocument {
  return get(datasetOf(generateDocuments(paths, 2)), id)
}

function datasetOf(documents: Iterable<Record<string, unknown>>): Dataset {
  // The generator gives every document an id and a type.
  return new Map([...documents].map((document) => [String(document._id), document as AnyDocument]))
}

export function get(dataset: Dataset, id: string): AnyDocument {
  const document = dataset.get(id)
  if (document === undefined) throw new Error(`The generated dataset has no document ${id}.`)
  return document
}

export function add(dataset: Dataset, document: AnyDocument): void {
  dataset.set(document._id, document)
}

/** Sets fields of a document; `undefined` takes one away, as it would be in a file. */
export function set(dataset: Dataset, id: string, changes: Record<string, unknown>): void {
  const changed = Object.entries({...get(dataset, id), ...changes}).filter(
    ([, value]) => value !== undefined,
  )
  dataset.set(id, Object.fromEntries(changed) as AnyDocument)
}

// biome-ignore lint/suspicious/noExplicitAny: generated members are reached into, not modelled again
export type Loose = any

/** Changes a document in place, deep inside. */
export function edit(dataset: Dataset, id: string, change: (document: Loose) => void): void {
  change(get(dataset, id))
}

export function ref(id: string): Record<string, unknown> {
  return {_type: 'reference', _ref: id}
}

export function block(text: string, _key = 'b'): Record<string, unknown> {
  const span = {_key: 's', _type: 'span', marks: [], text}
  return {_key, _type: 'block', style: 'normal', markDefs: [], children: [span]}
}

export const review = {_type: 'review', lastReviewed: '2026-01-15'}

export function withoutKeys(field: string): string {
  return field.replace(/\[[^\]]*\]/g, '')
}
