import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {sha256} from '../release/fileDigests.ts'
import {writeSite} from '../testing/plainSite.ts'
import {temporaryDirectory} from '../testing/temporaryDirectory.ts'
import {ReadAhead} from '../verify/readAhead.ts'
import {keepingRenderer} from './keepingRenderer.ts'

const answering = `
import {writeFileSync} from 'node:fs'
process.on('disconnect', () => process.exit())
const rendered = {datasetState: 'state', lines: [], written: [], removed: []}
process.on('message', (question) => answer(question, (value) => process.send({id: question.id, ...value})))
`

/** A project whose worker is the given script: the renderer's own part without a real site. */
async function project(script: string) {
  const projectDirectory = await temporaryDirectory()
  const siteDirectory = join(projectDirectory, 'site')
  const outDirectory = join(projectDirectory, 'out')
  await mkdir(outDirectory)
  await writeSite(siteDirectory, {
    'package.json': '{"type":"module"}',
    'src/live/siteWorker.ts': `${answering}${script}`,
  })
  const closing = new AbortController()
  const logFile = join(projectDirectory, 'build.log')
  const renderer = keepingRenderer({
    siteDirectory,
    projectDirectory,
    variables: {SITE_URL: 'https://a.example'},
  })
  onTestFinished(() => renderer.close())
  const {signal} = closing
  const kept = {paths: {a: {title: 'A'}}}
  const ahead = new ReadAhead()
  const renderAll = (isClean = false, maySearchFollow = false) =>
    renderer.renderAll({
      ...{
        outDirectory,
        reportFile: '',
        logFile,
        codeDigest: 'code',
        isClean,
        kept,
        maySearchFollow,
      },
      signal,
      ahead,
    })
  const renderChanges = () => renderer.renderChanges({outDirectory, hints: null, signal, ahead})
  return {renderAll, renderChanges, closing, outDirectory, siteDirectory, logFile, ahead}
}

test('files are read as soon as they are written, and before they are moved', async () => {
  const {renderAll, outDirectory, ahead} = await project(`
    function answer({id, outDirectory}, send) {
      writeFileSync(outDirectory + '/index.html', '<a href="/a/">A</a>')
      send({written: ['index.html']})
      send({rendered})
    }`)
  await renderAll()

  const path = join(outDirectory, 'index.html')
  const digest = sha256(await readFile(path))
  await rm(path)
  expect(await ahead.find({name: 'index.html', path}, digest)).toMatchObject({addresses: ['/a/']})
})

test('the process gets the settings and nothing secret, and its files arrive', async () => {
  process.env.SANITY_WEBHOOK_SECRET = 'secret'
  const {renderAll, outDirectory, siteDirectory, logFile} = await project(`
    function answer({id, ...question}, send) {
      console.log(JSON.stringify({...question, env: process.env}))
      const {outDirectory} = question
      writeFileSync(outDirectory + '/index.html', 'page')
      send({rendered})
    }`)

  expect(await renderAll(true)).toEqual({datasetState: 'state', notices: [], kept: {}})

  const {env, ...question} = JSON.parse(await readFile(logFile, 'utf8'))
  // Inside the site, since Astro moves files by rename and the data may be on another file system.
  const buildFolder = join(siteDirectory, '.astro', `release-${process.pid}`)
  expect(question).toEqual({
    kind: 'build',
    codeDigest: 'code',
    isClean: true,
    outDirectory: buildFolder,
    kept: {paths: {a: {title: 'A'}}},
    maySearchFollow: false,
  })
  expect(await readdir(outDirectory)).toEqual(['index.html'])
  expect(await readdir(join(siteDirectory, '.astro'))).toEqual([])
  expect(env).toMatchObject({SITE_URL: 'https://a.example', NODE_ENV: 'production'})
  expect(env).not.toHaveProperty('SANITY_WEBHOOK_SECRET')
})

test('a search index that may follow and was left out is named', async () => {
  const {renderAll} = await project(`
    function answer({maySearchFollow}, send) {
      send({rendered: {...rendered, missingIndex: maySearchFollow ? 'index' : null}})
    }`)

  expect(await renderAll(false, true)).toMatchObject({missingIndex: 'index'})
  expect(await renderAll()).not.toHaveProperty('missingIndex')
})

test.for([
  ['contentUnreachable', 'lakeUnreachable', 'No answer.'],
  ['contentRefused', 'lakeRefused', 'No answer.'],
  ['renderFailed', 'buildFailed', 'could not be rendered: No answer.'],
])('the failure %s of the site is %s', async ([code, own, message]) => {
  const {renderAll} = await project(`
    function answer(question, send) {
      send({failure: {code: ${JSON.stringify(code)}, message: 'No answer.'}})
    }`)

  await expect(renderAll()).rejects.toMatchObject({
    code: own,
    message: expect.stringContaining(message ?? ''),
  })
})

test('a process that ends tells the end of its output, without stack frames and colours', async () => {
  const {renderAll} = await project(`
    function answer() {
      console.error('\\u001b[31mcareer "data-analyst": title is missing\\u001b[39m\\n    at load (x.ts:1)')
      process.exit(3)
    }`)

  await expect(renderAll()).rejects.toMatchObject({
    code: 'buildFailed',
    message: expect.stringContaining('exit code 3'),
    details: {lines: ['career "data-analyst": title is missing']},
  })
})

test('a process that was killed says that memory ran out', async () => {
  const {renderAll} = await project(`
    function answer() { process.kill(process.pid, 'SIGKILL') }`)

  await expect(renderAll()).rejects.toThrow('memory ran out')
})

test('closing ends a process that does not answer, with its children', async () => {
  const {renderAll, closing, siteDirectory} = await project(`
    import {spawn} from 'node:child_process'
    function answer() {
      const child = spawn('sleep', ['60'])
      writeFileSync('pids', process.pid + ' ' + child.pid)
      for (;;) {}
    }`)

  const rendered = expect(renderAll()).rejects.toMatchObject({code: 'closed'})
  await expect.poll(() => readFile(join(siteDirectory, 'pids'), 'utf8')).toMatch(/ /)
  closing.abort()

  await rendered
  const [own] = (await readFile(join(siteDirectory, 'pids'), 'utf8')).split(' ')
  await expect.poll(() => isRunning(Number(own)), {timeout: 120_000}).toBe(false)
})

test('changes are named, and files that nobody wrote are not invented', async () => {
  const {renderAll, renderChanges, outDirectory} = await project(`
    function answer({kind, outDirectory}, send) {
      if (kind === 'render') writeFileSync(outDirectory + '/a.html', 'a')
      send({rendered: kind === 'render' ? {...rendered, written: ['a.html'], removed: ['b.html']} : rendered})
    }`)
  await renderAll()
  await writeFile(join(outDirectory, 'unrelated'), '')

  expect(await renderChanges()).toEqual({
    datasetState: 'state',
    notices: [],
    kept: {},
    written: ['a.html'],
    removed: ['b.html'],
  })
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false // ESRCH: it is gone.
  }
}
