import type {Path, PathSegment} from '@sanity/types'
import {segmentOf} from './references.ts'

export interface FoundReference {
  path: Path
  id: string
  /** Weak references may outlive what they point at. */
  weak: boolean
}

/** All references of a document, in the order of its fields; those to images and files are none. */
export function referencesIn(document: object): FoundReference[] {
  const found: FoundReference[] = []
  collect(document, [], found)
  return found
}

function collect(value: unknown, path: PathSegment[], found: FoundReference[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      collect(item, [...path, segmentOf(Object(item), index)], found)
    }
    return
  }
  if (typeof value !== 'object' || value === null) return
  if ('_ref' in value && typeof value._ref === 'string') {
    const weak = '_weak' in value && value._weak === true
    if (!isAssetId(value._ref)) found.push({path, id: value._ref, weak})
    return
  }
  for (const [name, child] of Object.entries(value)) {
    if (!name.startsWith('_')) collect(child, [...path, name], found)
  }
}

/** Assets are kept by the lake and come with their own files; their ids start with the kind. */
function isAssetId(id: string): boolean {
  return /^(image|file)-/.test(id)
}
