import type {SampleDocument} from './sampleContent.ts'

export interface Edit {
  id: string
  /** `undefined` deletes it. */
  document: SampleDocument | undefined
}

/**
 * Edits as editors and scripts make them, good and bad: words, numbers, slugs, references that move
 * or point nowhere, fields taken away, documents deleted, brought back and copied. Each type has its
 * turn as often as any other, so settings change as well as one of hundreds of skills.
 *
 * @returns for each step the edits that are made at once
 */
export function randomEdits(
  documents: ReadonlyMap<string, SampleDocument>,
  {seed, steps}: {seed: number; steps: number},
): Edit[][] {
  const random = generator(seed)
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)]
  const present = new Map(documents)
  const gone: SampleDocument[] = []
  return Array.from({length: steps}, () => {
    const edits = Array.from({length: 1 + Math.floor(random() * 3)}, (): Edit[] => {
      const type = pick([...new Set([...present.values()].map(({_type}) => _type))])
      const document = pick([...present.values()].filter(({_type}) => _type === type))
      const chance = random()
      if (document === undefined || chance < 0.1) {
        const back = gone.pop()
        return back ? [{id: back._id, document: back}] : []
      }
      if (chance < 0.2) {
        gone.push(document)
        return [{id: document._id, document: undefined}]
      }
      if (chance < 0.3) {
        const id = `${document._id}-copy`
        return [{id, document: {...structuredClone(document), _id: id}}]
      }
      const renamed = chance < 0.4 && renameSlug(structuredClone(document), random)
      if (renamed) return [{id: document._id, document: renamed}]
      const changed = changeOne(structuredClone(document), random, [...present.keys()])
      return [{id: document._id, document: changed}]
    }).flat()
    for (const {id, document} of edits) {
      if (document) present.set(id, document)
      else present.delete(id)
    }
    return edits
  })
}

/** Another address, now and then that of another document; `undefined` without a slug. */
function renameSlug(document: SampleDocument, random: () => number): SampleDocument | undefined {
  const {slug} = document
  if (typeof slug !== 'object' || slug === null || !('current' in slug)) return undefined
  slug.current = random() < 0.1 ? 'the-same' : `renamed-${digit(random)}${digit(random)}`
  return document
}

interface Place {
  holder: Record<string, unknown>
  key: string
}

function changeOne(
  document: SampleDocument,
  random: () => number,
  ids: readonly string[],
): SampleDocument {
  const places = placesIn(document)
  const place = places[Math.floor(random() * places.length)]
  if (place === undefined) return document
  const {holder, key} = place
  const value = holder[key]
  if (random() < 0.15) delete holder[key]
  else if (key === '_ref') holder[key] = ids[Math.floor(random() * ids.length)] ?? 'nowhere'
  else if (typeof value === 'string')
    holder[key] = random() < 0.2 ? '' : `${value}-${digit(random)}`
  else if (typeof value === 'number') holder[key] = Math.floor(random() * 6)
  else holder[key] = !value
  return document
}

/** Every value that is not a list or an object, but what the store itself keeps. */
function placesIn(value: unknown): Place[] {
  if (Array.isArray(value)) return value.flatMap(placesIn)
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown> // Neither a list nor null.
  return Object.entries(holder).flatMap(([key, inner]) => {
    if (typeof inner === 'object' && inner !== null) return placesIn(inner)
    return ['_id', '_type', '_rev', '_key'].includes(key) ? [] : [{holder, key}]
  })
}

function digit(random: () => number): number {
  return Math.floor(random() * 10)
}

/** Numbers from 0 up to 1, the same for the same seed. @see mulberry32 */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
