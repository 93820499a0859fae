import type {Path, PathSegment} from '@sanity/types'
import {segmentOf} from './references.ts'

export interface FoundAddress {
  path: Path
  address: string
}

/** All web addresses of a document, in the order of its fields; what the link checker wrote is none. */
export function addressesIn(document: object): FoundAddress[] {
  const found: FoundAddress[] = []
  collect(document, [], found)
  return found
}

function collect(value: unknown, path: PathSegment[], found: FoundAddress[]): void {
  if (typeof value === 'string') {
    if (/^https?:\/\/\S+$/.test(value)) found.push({path, address: value})
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      collect(item, [...path, segmentOf(Object(item), index)], found)
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) {
      if (!name.startsWith('_') && name !== 'checked') collect(child, [...path, name], found)
    }
  }
}
