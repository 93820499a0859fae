import {execFile} from 'node:child_process'
import {copyFileSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {expect, test} from 'vitest'
import {type RunningLake, startLake} from '../support/startLake.ts'
import {temporaryFolder} from '../support/temporaryFolder.ts'

const run = promisify(execFile)
const script = fileURLToPath(new URL('../../scripts/content/main.ts', import.meta.url))
const sample = fileURLToPath(new URL('../../content', import.meta.url))

function content(lake: RunningLake, ...args: string[]) {
  return run(process.execPath, [script, ...args], {
    env: {
      ...process.env,
      SANITY_API_HOST: lake.url,
      SANITY_PROJECT_ID: 'test',
      SANITY_API_WRITE_TOKEN: lake.token,
    },
  })
}

/** Everything that content is, without what a store adds by itself. */
function documentsIn({client}: RunningLake): Promise<unknown[]> {
  return client.fetch(
    '*[!(_id in path("_.**")) && !(_type match "sanity.*")] | order(_id) {..., "_rev": null, "_updatedAt": null, "_createdAt": null}',
  )
}

test('content that is imported, exported and imported elsewhere is the same', async () => {
  const first = await startLake()
  await content(first, 'import', sample)
  const file = join(temporaryFolder(), 'export.tar.gz')
  await content(first, 'export', file)
  const folder = temporaryFolder()
  await run('tar', ['-xzf', file, '-C', folder, '--strip-components=1'])

  const second = await startLake()
  await content(second, 'import', folder)

  const documents = await documentsIn(first)
  expect(documents.length).toBeGreaterThan(90)
  expect(await documentsIn(second)).toEqual(documents)
})

test('the sample content comes back as the same files', async () => {
  const lake = await startLake()
  await content(lake, 'import', sample)
  const folder = temporaryFolder()
  copyFileSync(join(sample, 'production.ndjson'), join(folder, 'production.ndjson'))

  await content(lake, 'export', folder)

  expect(differingLines(sample, folder)).toEqual([])
  for (const image of readdirSync(join(sample, 'images'))) {
    const [before, after] = [sample, folder].map((from) =>
      readFileSync(join(from, 'images', image)),
    )
    expect(after?.equals(before ?? Buffer.alloc(0)), image).toBe(true)
  }
})

test('one edit comes back as one changed line', async () => {
  const lake = await startLake()
  await content(lake, 'import', sample)
  await lake.client.patch('skill-sql').set({internalNotes: 'Look at level 3 again.'}).commit()
  const folder = temporaryFolder()
  copyFileSync(join(sample, 'production.ndjson'), join(folder, 'production.ndjson'))

  await content(lake, 'export', folder)

  expect(differingLines(sample, folder)).toEqual(['skill-sql'])
})

/** Ids of the documents whose lines differ, or stand elsewhere. */
function differingLines(before: string, after: string): string[] {
  const [left, right] = [before, after].map((folder) =>
    readFileSync(join(folder, 'production.ndjson'), 'utf8').split('\n'),
  )
  return (right ?? [])
    .filter((line, index) => line !== left?.[index])
    .map((line) => (line ? JSON.parse(line)._id : 'end of file'))
}

test('an import over existing content stops, and --replace goes through', async () => {
  const lake = await startLake()
  await content(lake, 'import', sample)

  const again = await content(lake, 'import', sample).catch((error) => error)
  expect(again).toMatchObject({code: 1, stderr: expect.stringContaining('--replace')})
  expect(again.stderr).not.toMatch(/\n\s+at /)

  await content(lake, 'import', sample, '--replace')
})

test('a source that is missing, and a missing token, are said in one paragraph', async () => {
  const lake = await startLake()

  const missing = await content(lake, 'import', '/nowhere').catch((error) => error)
  const {token: _, ...withoutToken} = lake
  const unsigned = await content({...withoutToken, token: ''}, 'import', sample).catch((e) => e)

  expect(missing).toMatchObject({code: 1, stderr: expect.stringContaining('/nowhere')})
  expect(unsigned).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('SANITY_API_WRITE_TOKEN'),
  })
})

test('a line that is no JSON, and a lake that does not answer, are said in one paragraph', async () => {
  const lake = await startLake()
  const file = join(temporaryFolder(), 'broken.ndjson')
  writeFileSync(file, '{"_id":"a","_type":"note"}\n{"_id":\n')

  const broken = await content(lake, 'import', file).catch((error) => error)
  await lake.close()
  const silent = await content(lake, 'import', sample).catch((error) => error)

  for (const {stderr} of [broken, silent]) expect(stderr).not.toMatch(/\n\s+at /)
  expect(broken).toMatchObject({code: 1, stderr: expect.stringContaining('line')})
  expect(silent).toMatchObject({code: 1, stderr: expect.stringContaining(lake.url)})
})
