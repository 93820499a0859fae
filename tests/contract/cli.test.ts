import {execFile} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import type {SanityDocument, SanityDocumentStub} from '@sanity/client'
import {expect, test} from 'vitest'
import {type RunningLake, startLake} from '../support/startLake.ts'
import {temporaryFolder} from '../support/temporaryFolder.ts'

const run = promisify(execFile)
const studio = fileURLToPath(new URL('../../studio/', import.meta.url))
const sanity = join(studio, 'node_modules/sanity/bin/sanity')

// The CLI has no option for the API host, and always puts the project before it: test.localhost.
// Browsers resolve that name, Node on its own need not.
const localhostNames = `const dns = require('node:dns')
const {lookup} = dns
dns.lookup = (host, ...rest) => lookup(/\\.localhost$/.test(host) ? '127.0.0.1' : host, ...rest)
`

/** A folder with nothing but a project's id in it, and the CLI in it against a lake. */
function projectFolder(lake: RunningLake): {
  folder: string
  cli: (...args: string[]) => Promise<string>
} {
  const folder = temporaryFolder()
  const names = join(folder, 'localhostNames.cjs')
  writeFileSync(names, localhostNames)
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  writeFileSync(
    join(folder, 'sanity.cli.js'),
    'export default {api: {projectId: "test", dataset: "production"}}',
  )
  const env = {
    ...process.env,
    SANITY_INTERNAL_ENV: lake.url.replace('127.0.0.1', 'localhost'),
    SANITY_AUTH_TOKEN: lake.token,
    NODE_OPTIONS: `--require ${names}`,
    DO_NOT_TRACK: '1',
    NO_UPDATE_NOTIFIER: '1',
  }
  return {
    folder,
    cli: async (...args) =>
      (await run(process.execPath, [sanity, ...args], {cwd: folder, env, maxBuffer: 2 ** 26}))
        .stdout,
  }
}

// Each run of the CLI costs seconds, and only the real one shows what it sends.
test('documents are created, queried and deleted by the real CLI', async () => {
  const lake = await startLake()
  const {folder, cli} = projectFolder(lake)
  const file = join(folder, 'note.json')
  writeFileSync(file, JSON.stringify({_id: 'note', _type: 'note', title: 'Hello'}))

  await cli('documents', 'create', file)
  const found = await cli('documents', 'query', '*[_type == "note"]{title}')
  await cli('documents', 'delete', 'note')

  expect(JSON.parse(found)).toEqual([{title: 'Hello'}])
  expect(await lake.client.getDocument('note')).toBeUndefined()
})

const picture = readFileSync(new URL('../../content/images/product-manager.png', import.meta.url))

test('a dataset goes through export and import of the real CLI unchanged', async () => {
  const first = await startLake()
  const image = await first.client.assets.upload('image', picture, {filename: 'picture.png'})
  const file = await first.client.assets.upload('file', Buffer.from('a,b'), {filename: 'n.csv'})
  const asset = (_ref: string) => ({asset: {_type: 'reference', _ref}})
  const documents: SanityDocumentStub[] = [
    {
      _id: 'one',
      _type: 'note',
      to: {_type: 'reference', _ref: 'two'},
      image: {_type: 'image', ...asset(image._id)},
    },
    {_id: 'two', _type: 'note', to: {_type: 'reference', _ref: 'one'}},
    {_id: 'drafts.one', _type: 'note', file: {_type: 'file', ...asset(file._id)}},
  ]
  await first.client.mutate(documents.map((document) => ({create: document})))
  await first.client.releases.create({releaseId: 'rSpring', metadata: {title: 'Spring'}})
  await first.client.createVersion({baseId: 'one', publishedId: 'one', releaseId: 'rSpring'})
  const archive = join(temporaryFolder(), 'export.tar.gz')
  await projectFolder(first).cli('dataset', 'export', 'production', archive)

  const second = await startLake()
  await projectFolder(second).cli('dataset', 'import', archive, 'production')

  expect(await contentOf(second)).toEqual(await contentOf(first))
  expect((await contentOf(second)).map(({_id}) => _id)).toEqual([
    '_.releases.rSpring',
    'drafts.one',
    file._id,
    image._id,
    'one',
    'two',
    'versions.rSpring.one',
  ])
  const imported = await second.client.getDocument<{url: string}>(image._id)
  expect(Buffer.from(await (await fetch(imported?.url ?? '')).arrayBuffer()).equals(picture)).toBe(
    true,
  )
})

/** Everything but what a lake writes by itself, and the address under which it is reached. */
async function contentOf({client}: RunningLake): Promise<{_id: string}[]> {
  const documents = await client.fetch<SanityDocument[]>('* | order(_id)')
  return documents.map(
    ({_rev, _createdAt, _updatedAt, url, uploadId, userId, ...content}) => content,
  )
}

test('schema and types are made by the real CLI without a lake', async () => {
  const folder = temporaryFolder()
  const env = {...process.env, DO_NOT_TRACK: '1', NO_UPDATE_NOTIFIER: '1'}
  const schema = join(folder, 'schema.json')
  const types = join(folder, 'types.ts')
  writeFileSync(join(folder, 'typegen.json'), JSON.stringify({schema, path: [], generates: types}))

  await run(process.execPath, [sanity, 'schema', 'extract', '--path', relative(studio, schema)], {
    cwd: studio,
    env,
  })
  await run(
    process.execPath,
    [sanity, 'typegen', 'generate', '--config-path', join(folder, 'typegen.json')],
    {
      cwd: studio,
      env,
    },
  )

  const extracted = JSON.parse(readFileSync(schema, 'utf8')) as {name: string}[]
  expect(extracted.map(({name}) => name)).toContain('transitionPath')
  expect(readFileSync(types, 'utf8')).toContain('export type TransitionPath')
})
