import {execFile} from 'node:child_process'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {contentRules} from '@crosswalk/schemas/rules/contentRules'
import {describe, expect, test} from 'vitest'
import {checkDocuments} from '../../scripts/content/check/checkDocuments.ts'
import {type AnyDocument, checkRules, type Finding} from '../../scripts/content/check/finding.ts'
import {betweenDocuments} from '../support/breaks/betweenDocuments.ts'
import {
  type Dataset,
  type ExpectedFinding,
  soundDataset,
  withoutKeys,
} from '../support/breaks/dataset.ts'
import {formRules} from '../support/breaks/formRules.ts'
import {shapeAndText} from '../support/breaks/shapeAndText.ts'
import {startLake} from '../support/startLake.ts'
import {temporaryFolder} from '../support/temporaryFolder.ts'

const run = promisify(execFile)
const script = fileURLToPath(new URL('../../scripts/content/main.ts', import.meta.url))

interface Outcome {
  code: number
  stdout: string
  stderr: string
}

async function content(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const options = {env: {...process.env, ...env}, maxBuffer: 2 ** 26}
  try {
    return {code: 0, ...(await run(process.execPath, [script, ...args], options))}
  } catch (error) {
    // A command that fails still has said something; anything else is a fault of the test.
    if (error instanceof Error && 'stdout' in error) return error as unknown as Outcome
    throw error
  }
}

const breaks = [...betweenDocuments, ...shapeAndText, ...formRules]

async function findingsIn(documents: Iterable<AnyDocument>): Promise<Finding[]> {
  async function* source() {
    yield* documents
  }
  const {findings} = await checkDocuments(source(), {folder: '/nowhere', onProgress: () => {}})
  return findings
}

function brief({documentId, field, rule, level}: Finding): Required<
  Omit<ExpectedFinding, 'level'>
> & {
  level: string
} {
  return {documentId, field: withoutKeys(field), rule, level}
}

function expectedFrom(expected: readonly ExpectedFinding[]) {
  return expected.map((finding) => ({...finding, level: finding.level ?? 'error'}))
}

function fileOf(documents: Iterable<object>): string {
  const file = join(temporaryFolder(), 'content.ndjson')
  writeFileSync(file, [...documents].map((document) => `${JSON.stringify(document)}\n`).join(''))
  return file
}

describe('each rule is reported where it is broken, and nothing else', () => {
  test('a sound library has no findings', async () => {
    expect(await findingsIn(soundDataset().values())).toEqual([])
  })

  test.each(breaks)('$what', async ({breakIt, expected}) => {
    const dataset: Dataset = soundDataset()
    breakIt(dataset)
    const found = (await findingsIn(dataset.values())).map(brief)
    expect(new Set(found.map((one) => JSON.stringify(one)))).toEqual(
      new Set(expectedFrom(expected).map((one) => JSON.stringify(one))),
    )
    expect(found).toHaveLength(expected.length)
  })

  test('two documents of one id', async () => {
    const documents = [...soundDataset().values()]
    const [first] = documents
    if (first === undefined) throw new Error('The dataset is empty.')
    expect(await findingsIn([...documents, first])).toMatchObject([
      {documentId: first._id, field: '_id', rule: 'unique-id', level: 'error'},
    ])
  })

  test('every rule has a case', () => {
    const broken = new Set(breaks.flatMap(({expected}) => expected.map(({rule}) => rule)))
    const rules: string[] = [...contentRules, ...checkRules]
    expect(rules.filter((rule) => !broken.has(rule))).toEqual(['unique-id'])
  })
})

describe('the command', () => {
  test('finds everything in a library in which every rule is broken', async () => {
    const dataset = soundDataset()
    for (const {breakIt} of breaks) breakIt(dataset)
    const {code, stdout} = await content(['check', '--json', fileOf(dataset.values())])
    const report = JSON.parse(stdout)
    const found = report.findings.map(brief).map((one: object) => JSON.stringify(one))
    const expected = breaks.flatMap(({expected}) => expectedFrom(expected))
    expect(
      expected.map((one) => JSON.stringify(one)).filter((one) => !found.includes(one)),
    ).toEqual([])
    expect(code).toBe(1)
    expect(report.totals.error).toBe(
      report.findings.filter(({level}: Finding) => level === 'error').length,
    )
  })

  test('finds nothing in our own content, and says how near the nearest paths are', async () => {
    const {code, stdout} = await content(['check', '--strict'])
    expect(stdout).toMatch(/transitionPath \d+\nNearest paths: path-\S+ and path-\S+ at 0\.\d+/)
    expect(stdout).toMatch(/\n0 errors, 0 warnings, \d+ notes?/)
    expect(code).toBe(0)
  })

  test('groups findings by document and says how to mend them', async () => {
    const dataset = soundDataset()
    dataset.delete('category-000003')
    const {code, stdout} = await content(['check', fileOf(dataset.values())])
    expect(stdout).toMatch(
      /^career-000003 \(career\)\n {2}error +category +\[reference\]\n +There is no published document “category-000003”\. Publish it/,
    )
    expect(code).toBe(1)
  })

  test('a warning fails the strict check only', async () => {
    const dataset = soundDataset()
    dataset.delete('navigation')
    const file = fileOf(dataset.values())
    expect(await content(['check', file])).toMatchObject({code: 0})
    expect(await content(['check', '--strict', file])).toMatchObject({code: 1})
  })

  test('drafts are counted and not checked', async () => {
    const dataset = soundDataset()
    dataset.set('drafts.skill-1', {_id: 'drafts.skill-1', _type: 'skill'})
    const {code, stdout} = await content(['check', fileOf(dataset.values())])
    expect(stdout).toContain('1 draft not checked')
    expect(code).toBe(0)
  })

  test('a published dataset is checked without a token', async () => {
    const lake = await startLake()
    const documents = [...soundDataset().values()]
    const transaction = lake.client.transaction()
    for (const document of documents) transaction.createOrReplace(document)
    await transaction.commit()
    await lake.client.create({_id: 'drafts.new', _type: 'skill'})
    const env = {SANITY_API_HOST: lake.url, SANITY_PROJECT_ID: 'test', SANITY_API_WRITE_TOKEN: ''}

    const {code, stdout} = await content(['check', '--dataset'], env)
    await lake.close()
    const silent = await content(['check', '--dataset'], env)

    expect(stdout).toContain(`${documents.length} documents`)
    expect(code).toBe(0)
    expect(silent).toMatchObject({code: 1, stderr: expect.stringContaining(lake.url)})
  })
})

describe('what cannot be checked is said in one paragraph', () => {
  test.each([
    [
      'a line that is no JSON',
      '{"_id":"a","_type":"skill"}\n{"_id":\n',
      /Line 2 of .*ndjson is not JSON/,
    ],
    ['a line without a type', '\n{"_id":"a"}\n', /Line 2 of .* needs an “_id” and a “_type”/],
  ])('%s', async (_, text, message) => {
    const file = join(temporaryFolder(), 'broken.ndjson')
    writeFileSync(file, text)
    const {code, stderr} = await content(['check', file])
    expect(stderr).toMatch(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  })

  test('a source that is missing, packed, empty or ambiguous', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'two'))
    for (const name of ['one.ndjson', 'two.ndjson']) writeFileSync(join(folder, 'two', name), '')
    writeFileSync(join(folder, 'packed.tar.gz'), '')
    const refusals: [string, RegExp][] = [
      ['missing.ndjson', /There is no file or folder .*missing\.ndjson/],
      ['packed.tar.gz', /is packed\. Unpack it/],
      ['.', /holds no \.ndjson file/],
      ['two', /several \.ndjson files \(one\.ndjson, two\.ndjson\)/],
    ]
    for (const [source, message] of refusals) {
      const {code, stderr} = await content(['check', join(folder, source)])
      expect(stderr).toMatch(message)
      expect(stderr).not.toMatch(/\n\s+at /)
      expect(code).toBe(1)
    }
  })
})

describe('generated content', () => {
  test('passes the strict check', async () => {
    const file = join(temporaryFolder(), 'generated.ndjson')
    await content(['generate', '--paths', '120', '--seed', '7', '--out', file])
    const {code, stdout} = await content(['check', '--strict', file])
    expect(stdout).toMatch(/transitionPath 120\n/)
    expect(code, stdout).toBe(0)
  })

  test('is the same for a seed, to the byte, in a file and on the output', async () => {
    const file = join(temporaryFolder(), 'generated.ndjson')
    await content(['generate', '--paths', '30', '--seed', '7', '--out', file])
    const same = await content(['generate', '--paths', '30', '--seed', '7'])
    const other = await content(['generate', '--paths', '30', '--seed', '8'])
    expect(same.stdout === readFileSync(file, 'utf8')).toBe(true)
    expect(other.stdout === same.stdout).toBe(false)
  })

  test.each([
    [['--paths', '0'], /--paths needs a whole number from 1 to 100000; "0" is none/],
    [['--seed', '1'], /--paths needs a whole number/],
    [['--paths', '1', '--seed', '-1'], /--seed/],
    [['--paths', '1', '--out', '/nowhere/file'], /\/nowhere\/file/],
  ])('%j is refused', async (args, message) => {
    const {code, stderr} = await content(['generate', ...args])
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(code).toBe(1)
  })
})
