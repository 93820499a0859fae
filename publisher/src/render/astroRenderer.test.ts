import {mkdir, readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {writeSite} from '../testing/plainSite.ts'
import {temporaryDirectory} from '../testing/temporaryDirectory.ts'
import {astroRenderer} from './astroRenderer.ts'

/** A project whose "Astro" is the given script: the renderer's own part without a real build. */
async function project(script: string) {
  const projectDirectory = await temporaryDirectory()
  const siteDirectory = join(projectDirectory, 'site')
  const outDirectory = join(projectDirectory, 'out')
  await mkdir(outDirectory)
  await writeSite(siteDirectory, {
    'package.json': '{"type":"module"}',
    'node_modules/astro/package.json': '{"name":"astro","type":"module"}',
    'node_modules/astro/bin/astro.mjs': script,
  })
  const closing = new AbortController()
  const logFile = join(projectDirectory, 'build.log')
  const render = (isClean = false) =>
    astroRenderer({siteDirectory, projectDirectory, variables: {SITE_URL: 'https://a.example'}})({
      outDirectory,
      reportFile: join(projectDirectory, 'report.json'),
      logFile,
      isClean,
      signal: closing.signal,
    })
  return {render, closing, outDirectory, siteDirectory, logFile}
}

test('the build gets the settings and nothing secret, and its files arrive', async () => {
  process.env.SANITY_WEBHOOK_SECRET = 'secret'
  const {render, outDirectory, siteDirectory, logFile} = await project(`
    import {writeFileSync} from 'node:fs'
    console.log(JSON.stringify({argv: process.argv.slice(2), env: process.env}))
    writeFileSync(process.argv.at(-2) + '/index.html', 'page')`)

  await render(true)

  const {argv, env} = JSON.parse(await readFile(logFile, 'utf8'))
  // Inside the site, since Astro moves files by rename and the data may be on another file system.
  const buildFolder = join(siteDirectory, '.astro', `release-${process.pid}`)
  expect(argv).toEqual(['build', '--root', siteDirectory, '--outDir', buildFolder, '--force'])
  expect(await readdir(outDirectory)).toEqual(['index.html'])
  expect(await readdir(join(siteDirectory, '.astro'))).toEqual([])
  expect(env).toMatchObject({
    SITE_URL: 'https://a.example',
    SITE_REPORT_FILE: expect.stringContaining('report.json'),
    NODE_ENV: 'production',
  })
  expect(env).not.toHaveProperty('SANITY_WEBHOOK_SECRET')
})

test('a failed build tells the end of its output, without stack frames and colours', async () => {
  const {render} = await project(`
    console.log('collecting\\n\\n')
    console.error('\\u001b[31mcareer "data-analyst": title is missing\\u001b[39m\\n    at load (x.ts:1)')
    process.exitCode = 3`)

  await expect(render()).rejects.toMatchObject({
    code: 'buildFailed',
    message: expect.stringContaining('failed with exit code 3'),
    details: {lines: ['collecting', 'career "data-analyst": title is missing']},
  })
})

test('a build that was killed says that memory may have run out', async () => {
  const {render} = await project(`process.kill(process.pid, 'SIGKILL')`)

  await expect(render()).rejects.toThrow('memory ran out')
})

test('closing ends the build and the processes it started', async () => {
  const {render, closing, logFile} = await project(`
    import {spawn} from 'node:child_process'
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    console.log(child.pid)
    setInterval(() => {}, 1000)`)
  const rendered = expect(render()).rejects.toMatchObject({code: 'closed'})
  const childId = await expect
    .poll(async () => Number(await readFile(logFile, 'utf8').catch(() => '')), {timeout: 5_000})
    .toBeGreaterThan(0)
    .then(async () => Number(await readFile(logFile, 'utf8')))

  closing.abort()

  await rendered
  await expect.poll(() => isRunning(childId), {timeout: 5_000}).toBe(false)
})

test('a site that does not exist cannot be built', async () => {
  const projectDirectory = await temporaryDirectory()
  const render = astroRenderer({
    siteDirectory: join(projectDirectory, 'site'),
    projectDirectory,
    variables: {},
  })

  const rendered = render({
    outDirectory: projectDirectory,
    reportFile: join(projectDirectory, 'report.json'),
    logFile: join(projectDirectory, 'build.log'),
    isClean: false,
    signal: new AbortController().signal,
  })

  await expect(rendered).rejects.toMatchObject({code: 'siteUnreadable'})
})

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch {
    return false // gone
  }
}
