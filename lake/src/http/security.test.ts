import {describe, expect, test} from 'vitest'
import {startTestLake, type TestLake} from './testLake.ts'

type Role = keyof TestLake['tokens']
const roles: readonly Role[] = ['anonymous', 'viewer', 'editor', 'administrator']

/** One document of each kind of id, each with a word of its own that must not leak. */
const kinds = {
  root: 'note',
  dotted: 'private.note',
  draft: 'drafts.note',
  version: 'versions.rA.note',
  system: '_.releases.rA',
}
type Kind = keyof typeof kinds
const kindNames = Object.keys(kinds) as Kind[]

const wordOf = (kind: Kind): string => `word-of-${kind}`
const encoded = (text: string): string => encodeURIComponent(text)
const everyId = Object.values(kinds).join(',')

/** Ways to read, each of which must show a role exactly the kinds it may see. */
const readings: Record<string, string> = {
  'query, raw': `/data/query/DATASET?perspective=raw&query=${encoded('*[defined(word) || defined(metadata)]')}`,
  'query, stack': `/data/query/DATASET?perspective=rA,drafts&query=${encoded('*[defined(word)]')}`,
  'query through a reference': `/data/query/DATASET?perspective=raw&query=${encoded('*{"all": *[references("nothing") || true]{word, metadata}}')}`,
  'query by text': `/data/query/DATASET?perspective=raw&query=${encoded('*[@ match text::query("word*")]')}`,
  doc: `/data/doc/DATASET/${everyId}`,
  'doc, all versions': `/data/doc/DATASET/note?includeAllVersions=true`,
  export: '/data/export/DATASET',
  'history, documents': `/data/history/DATASET/documents/${everyId}?lastRevision=true`,
  'history, transactions': `/data/history/DATASET/transactions/${everyId}`,
}

interface FilledLake extends TestLake {
  send: (path: string, body: unknown, as?: Role) => Promise<number>
}

/** Both datasets hold the same documents. */
async function startFilledLake(): Promise<FilledLake> {
  const lake = await startTestLake({
    datasets: [
      {name: 'production', aclMode: 'public'},
      {name: 'secret', aclMode: 'private'},
    ],
  })
  const send: FilledLake['send'] = async (path, body, as = 'administrator') =>
    (await lake.ask(path, {method: 'POST', body: JSON.stringify(body), as})).status
  const metadata = {title: wordOf('system')}
  const release = {actionType: 'sanity.action.release.create', releaseId: 'rA', metadata}
  const mutations = kindNames
    .filter((kind) => kind !== 'system')
    .map((kind) => ({create: {_id: kinds[kind], _type: 'note', word: wordOf(kind)}}))
  for (const dataset of ['production', 'secret']) {
    await send(`/data/actions/${dataset}`, {actions: [release]})
    await send(`/data/mutate/${dataset}`, {mutations})
  }
  return {...lake, send}
}

describe('what a role reads', () => {
  const cases = Object.keys(readings).flatMap((reading) =>
    ['production', 'secret'].flatMap((dataset) =>
      roles.map((role) => [reading, dataset, role] as const),
    ),
  )

  test.each(cases)('%s of the dataset %s by %s', async (reading, dataset, role) => {
    const path = readings[reading]?.replace('DATASET', dataset) ?? ''

    const {ask} = await startFilledLake()

    const response = await ask(path, {as: role})
    const text = await response.text()

    const seen = kindNames.filter((kind) => text.includes(wordOf(kind)))
    if (role === 'anonymous') {
      const isRefused = response.status === 401
      expect(seen).toEqual(isRefused || dataset === 'secret' ? [] : ['root'])
      if (!isRefused) expect(response.status).toBe(200)
    } else {
      expect(response.status).toBe(200)
      expect(seen).toContain(reading === 'query, stack' ? 'version' : 'draft')
    }
  })
})

describe('what a role writes', () => {
  const edit = {
    actionType: 'sanity.action.document.edit',
    publishedId: 'note',
    draftId: 'drafts.note',
    patch: {set: {n: 1}},
  }
  const archive = {actionType: 'sanity.action.release.archive', releaseId: 'rA'}
  const mutations: Record<string, (id: string) => unknown> = {
    create: (id) => ({create: {_id: `${id}-new`, _type: 'note'}}),
    patch: (id) => ({patch: {id, set: {n: 1}}}),
    'patch by query': (id) => ({
      patch: {query: '*[_id == $id]', params: {id}, set: {n: 1}},
    }),
    delete: (id) => ({delete: {id}}),
  }
  const statuses: Record<Role, number> = {
    anonymous: 401,
    viewer: 403,
    editor: 200,
    administrator: 200,
  }
  const mutationCases = Object.keys(mutations).flatMap((name) =>
    kindNames
      .filter((kind) => kind !== 'system')
      .flatMap((kind) => roles.map((role) => [name, kind, role] as const)),
  )

  test.each(mutationCases)('%s of a %s document by %s', async (name, kind, role) => {
    const {send} = await startFilledLake()
    const body = {mutations: [mutations[name]?.(kinds[kind])]}

    expect(await send('/data/mutate/production?dryRun=true', body, role)).toBe(statuses[role])
  })

  test.each(roles)('actions by %s', async (role) => {
    const {send} = await startFilledLake()
    for (const action of [edit, archive]) {
      const body = {actions: [action], dryRun: true}
      expect(await send('/data/actions/production', body, role)).toBe(statuses[role])
    }
  })

  test.each(roles)('the document of a release by mutation, by %s', async (role) => {
    const {send} = await startFilledLake()
    for (const mutation of Object.values(mutations)) {
      const body = {mutations: [mutation(kinds.system)]}
      const status = await send('/data/mutate/production?dryRun=true', body, role)
      expect(status).toBe(role === 'anonymous' ? 401 : role === 'viewer' ? 403 : 400)
    }
  })
})
