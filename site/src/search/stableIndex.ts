import {createHash} from 'node:crypto'
import {gunzipSync} from 'node:zlib'
import type {IndexFile} from 'pagefind'
import {compareText} from '../content/order.ts'
import {type CborValue, decodeCbor, encodeCbor} from './cbor.ts'

/** What Pagefind's lists begin with once they are unpacked. */
const SIGNATURE = Buffer.from('pagefind_dcd')
const ENTRY = 'pagefind-entry.json'

/** `[version, pages, chunks, filters, sorts, fields]` */
const FILTERS_IN_META = 3

/**
 * The same index in the same bytes every time.
 *
 * Pagefind 1.5 writes the values of a filter, and the filters in the list of all files, in the random
 * order of a hash table. They are sorted here and their files named anew, after their content; they
 * stay unpacked, because compressors differ between machines. Everything else is stable as it is.
 *
 * @throws RangeError if the lists are not written as Pagefind 1.5 does
 */
export function stableIndex(files: readonly IndexFile[]): IndexFile[] {
  const [filters, others] = partition(files, ({path}) => path.endsWith('.pf_filter'))
  const [metas, rest] = partition(others, ({path}) => path.endsWith('.pf_meta'))
  const newNames = new Map<string, string>()

  const stableFilters = filters.map(({path, content}) => {
    const [name, values] = listOf(unpack(content))
    const packed = pack([name ?? '', listOf(values).toSorted(byFirst)])
    newNames.set(hashIn(path), `en_${digest(packed).slice(0, 7)}`)
    return {path: `filter/${newNames.get(hashIn(path))}.pf_filter`, content: packed}
  })
  const stableMetas = metas.map(({path, content}) => {
    const meta = listOf(unpack(content))
    meta[FILTERS_IN_META] = listOf(meta[FILTERS_IN_META])
      .map((filter) => {
        const [name, hash] = listOf(filter)
        return [name ?? '', newNames.get(String(hash)) ?? missing(String(hash))]
      })
      .toSorted(byFirst)
    const packed = pack(meta)
    newNames.set(hashIn(path), `en_${digest(packed).slice(0, 10)}`)
    return {path: `pagefind.${newNames.get(hashIn(path))}.pf_meta`, content: packed}
  })
  const stableRest = rest.map((file) =>
    file.path === ENTRY ? {...file, content: renamed(file.content, newNames)} : file,
  )
  return [...stableRest, ...stableFilters, ...stableMetas]
}

function partition<T>(all: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((item) => !isFirst(item))]
}

function unpack(content: Uint8Array): CborValue {
  const bytes = gunzipSync(content)
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) {
    throw new RangeError('A list of the index has no signature.')
  }
  return decodeCbor(bytes.subarray(SIGNATURE.length))
}

function pack(value: CborValue): Buffer {
  return Buffer.concat([SIGNATURE, encodeCbor(value)])
}

function listOf(value: CborValue | undefined): CborValue[] {
  if (!Array.isArray(value)) throw new RangeError('A list of the index is no list.')
  return value
}

function byFirst(a: CborValue, b: CborValue): number {
  return compareText(String(listOf(a)[0]), String(listOf(b)[0]))
}

/** `filter/en_866e85b.pf_filter` → `en_866e85b` */
function hashIn(path: string): string {
  return /(en_\w+)\.\w+$/.exec(path)?.[1] ?? missing(path)
}

function renamed(entry: Uint8Array, newNames: ReadonlyMap<string, string>): Buffer {
  const text = Buffer.from(entry).toString()
  return Buffer.from(text.replace(/en_\w+/g, (name) => newNames.get(name) ?? missing(name)))
}

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

function missing(name: string): never {
  throw new RangeError(`The index names "${name}", which is not part of it.`)
}
