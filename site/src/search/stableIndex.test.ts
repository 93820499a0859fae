import {gzipSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {type CborValue, encodeCbor} from './cbor.ts'
import {stableIndex} from './stableIndex.ts'

const packed = (value: CborValue) =>
  gzipSync(Buffer.concat([Buffer.from('pagefind_dcd'), encodeCbor(value)]))

/** An index as Pagefind might write it, its filters and their values in this order. */
function index(names: readonly string[], values: readonly string[]) {
  const hash = (name: string) => `en_${name}${values.join('')}`
  return [
    {path: 'pagefind.js', content: Buffer.from('code')},
    ...names.map((name) => ({
      path: `filter/${hash(name)}.pf_filter`,
      content: packed([name, values.map((value) => [value, [0, 1]])]),
    })),
    {
      path: `pagefind.en_${names.join('')}.pf_meta`,
      content: packed(['1.5.2', [['en_1', 7]], [], names.map((name) => [name, hash(name)]), []]),
    },
    {
      path: 'pagefind-entry.json',
      content: Buffer.from(`{"languages":{"en":{"hash":"en_${names.join('')}"}}}`),
    },
  ]
}

function contents(files: ReturnType<typeof stableIndex>): string[] {
  return files.map(({path, content}) => `${path} ${Buffer.from(content).toString('hex')}`).sort()
}

test('the order of a hash table leaves no trace', () => {
  const one = stableIndex(index(['type', 'target'], ['a', 'b']))
  const other = stableIndex(index(['target', 'type'], ['b', 'a']))

  expect(contents(other)).toEqual(contents(one))
  expect(one.find(({path}) => path === 'pagefind.js')?.content.toString()).toBe('code')
})

test('every file is named where the others look for it', () => {
  const files = stableIndex(index(['type', 'target'], ['a', 'b']))
  const text = (pattern: RegExp) =>
    Buffer.from(files.find(({path}) => pattern.test(path))?.content ?? []).toString('latin1')
  const meta = /"hash":"(\w+)"/.exec(text(/entry/))?.[1]

  expect(files.map(({path}) => path)).toContain(`pagefind.${meta}.pf_meta`)
  for (const {path} of files.filter(({path}) => path.startsWith('filter/'))) {
    expect(text(/pf_meta$/)).toContain(path.slice('filter/'.length, -'.pf_filter'.length))
  }
})

test('an index of another make is refused', () => {
  const files = index(['type'], ['a'])

  expect(() => stableIndex(files.filter(({path}) => !path.startsWith('filter/')))).toThrow(
    RangeError,
  )
  expect(() => stableIndex([{path: 'filter/en_1.pf_filter', content: gzipSync('{}')}])).toThrow(
    RangeError,
  )
})
