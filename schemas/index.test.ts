// biome-ignore lint/style/noRestrictedImports: only the folder shows a file that nobody registered
import {readdirSync} from 'node:fs'
import {validateSchema} from '@sanity/schema/_internal'
import {describe, expect, test} from 'vitest'
import {linkableTypes} from './hrefs.ts'
import {documentTypeNames, isSingleton, schemaTypes, singletonIds} from './index.ts'

interface Field {
  name?: string
  type: string
  description?: string
  hidden?: unknown
  weak?: boolean
  to?: {type: string}[]
  of?: Field[]
  fields?: Field[]
  marks?: {annotations?: Field[]}
  preview?: {select?: Record<string, string>}
  validation?: unknown
}

const types = new Map(
  (schemaTypes as unknown as (Field & {name: string})[]).map((t) => [t.name, t]),
)
const documents = [...types.values()].filter(({type}) => type === 'document')

function childrenOf(field: Field): Field[] {
  return [...(field.fields ?? []), ...(field.of ?? []), ...(field.marks?.annotations ?? [])]
}

/** Document types that a type points at with strong references, through any object inside it. */
function strongTargets(start: Field): Set<string> {
  const targets = new Set<string>()
  const seen = new Set<Field>()
  const open = [start]
  for (let field = open.pop(); field !== undefined; field = open.pop()) {
    if (seen.has(field)) continue
    seen.add(field)
    if (field.type === 'reference' && field.weak !== true) {
      for (const {type} of field.to ?? []) targets.add(type)
    }
    const named = types.get(field.type)
    if (named !== undefined) open.push(named)
    open.push(...childrenOf(field))
  }
  return targets
}

test('the schema has no mistakes that the Studio would report', () => {
  const problems = validateSchema(schemaTypes)
    .getTypes()
    .flatMap((type: {_problems?: {message: string}[]}) => type._problems ?? [])
  expect(problems).toEqual([])
})

describe('names', () => {
  const folders = ['documents', 'singletons', 'objects']
  const files = folders.flatMap((folder) =>
    readdirSync(new URL(folder, import.meta.url)).map((file) => ({folder, file})),
  )

  test.each(files)(
    '$folder/$file exports the type of its name, and the registry has it',
    async ({folder, file}) => {
      const name = file.replace(/\.ts$/, '')
      const module: Record<string, {name: string}> = await import(`./${folder}/${name}.ts`)
      expect(Object.keys(module)).toEqual([name])
      expect(module[name]?.name).toBe(name)
      expect(types.get(name)).toBe(module[name])
    },
  )

  test('every registered type has a file', () => {
    expect(types.size).toBe(files.length)
  })

  test('singletons and documents are told apart', () => {
    expect(singletonIds.every(isSingleton)).toBe(true)
    expect(documentTypeNames.some(isSingleton)).toBe(false)
    expect([...documentTypeNames, ...singletonIds].sort()).toEqual(
      documents.map(({name}) => name).sort(),
    )
  })
})

describe('conventions', () => {
  /** Types without a page have nothing to show in search results. */
  const withoutPage = [
    'advantage',
    'assessmentQuestion',
    'navigation',
    'redirect',
    'resource',
    'source',
  ]

  test.each(documents)(
    '$name carries language, review and notes, and seo if it has a page',
    ({name, fields}) => {
      const names = fields?.map((field) => field.name)
      expect(names).toEqual(expect.arrayContaining(['language', 'review', 'internalNotes']))
      expect(names?.includes('seo')).toBe(!withoutPage.includes(name))
    },
  )

  test.each(linkableTypes)('%s has a slug, because it has a page', (name) => {
    expect(types.get(name)?.fields?.map((field) => field.name)).toContain('slug')
  })

  test('every field is explained to editors, in whole sentences', () => {
    const silent = [...types.values()].flatMap((type) =>
      (type.fields ?? [])
        .filter(({description}) => !/^\S.*[.?]$/s.test(description ?? ''))
        .map((field) => `${type.name}.${field.name}`),
    )
    expect(silent).toEqual([])
  })

  test('no field hides the rules of its type behind rules of its own', () => {
    const hidden = [...types.values()].flatMap((type) =>
      (type.fields ?? [])
        .filter((field) => field.validation !== undefined && types.get(field.type)?.validation)
        .map((field) => `${type.name}.${field.name}`),
    )
    expect(hidden).toEqual([])
  })
})

test('no chain of strong references leads back to where it starts', () => {
  const circles: string[] = []
  const follow = (chain: string[]) => {
    const last = types.get(chain.at(-1) ?? '')
    if (last === undefined) return
    for (const target of strongTargets(last)) {
      if (target === chain[0]) circles.push([...chain, target].join(' → '))
      else if (!chain.includes(target)) follow([...chain, target])
    }
  }
  for (const {name} of documents) follow([name])
  expect(circles).toEqual([])
})

test.each([
  ['transitionPath', ['career', 'learningRoadmap', 'advantage', 'person', 'skill', 'source']],
  ['learningRoadmap', ['career', 'resource', 'skill']],
  ['career', ['category', 'skill', 'source']],
  ['redirect', []],
  ['siteSettings', []],
])('%s points strongly at %j and nothing else', (name, targets) => {
  const type = types.get(name)
  expect(type && [...strongTargets(type)].sort()).toEqual([...targets].sort())
})

// The Studio follows a reference at the first dot, and no document has a field of that name.
test('no preview asks a referenced document for what the reference itself holds', () => {
  const paths = [...types.values()].flatMap(({name, preview}) =>
    Object.values(preview?.select ?? {}).map((path) => `${name}: ${path}`),
  )
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter((path) => /\.(_ref|_key|_weak)$/.test(path))).toEqual([])
})
