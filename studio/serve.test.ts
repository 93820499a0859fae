import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {get} from 'node:http'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {serveStudio} from './serve.ts'

let directory: string
let close: (() => Promise<void>) | undefined

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'studio-'))
  mkdirSync(join(directory, 'static'))
  writeFileSync(join(directory, 'index.html'), '<title>Crosswalk</title>')
  writeFileSync(join(directory, 'static', 'sanity-a1B2_c3d.js'), 'export {}')
  writeFileSync(join(directory, 'static', 'favicon.svg'), '<svg/>')
})

afterEach(async () => {
  await close?.()
  close = undefined
  rmSync(directory, {recursive: true})
})

async function serve(port = 0): Promise<string> {
  const studio = await serveStudio({port, host: 'localhost', directory})
  close = studio.close
  return studio.url
}

/** `fetch` would resolve the dots itself. */
async function rawGet(url: string, path: string): Promise<string> {
  return new Promise((done, fail) => {
    get({host: '127.0.0.1', port: new URL(url).port, path}, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => done(body))
    }).on('error', fail)
  })
}

describe('serveStudio', () => {
  test('answers every address of the Studio with its page, which is never cached unasked', async () => {
    const url = await serve()

    for (const path of ['/', '/structure/career;drafts.some.id', '/intent/edit/id=a;type=skill/']) {
      const response = await fetch(`${url}${path}`)
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('Crosswalk')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(response.headers.get('content-security-policy')).toContain('frame-ancestors')
    }
  })

  test('files named after their content may be kept for ever, others not', async () => {
    const url = await serve()

    const script = await fetch(`${url}/static/sanity-a1B2_c3d.js`)
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(script.headers.get('x-content-type-options')).toBe('nosniff')

    const icon = await fetch(`${url}/static/favicon.svg`)
    expect(icon.headers.get('cache-control')).toBe('no-cache')
  })

  test('a new build in the same folder is served at once', async () => {
    const url = await serve()
    writeFileSync(join(directory, 'static', 'sanity-new00000.js'), 'export {}')
    writeFileSync(join(directory, 'index.html'), '<title>Crosswalk, rebuilt</title>')

    expect((await fetch(`${url}/static/sanity-new00000.js`)).status).toBe(200)
    expect(await (await fetch(url)).text()).toContain('rebuilt')
  })

  test('nothing outside the folder is served', async () => {
    const url = await serve()
    writeFileSync(`${directory}.secret`, 'secret')
    try {
      const name = basename(directory)
      for (const path of [
        `/../${name}.secret`,
        `/%2e%2e/${name}.secret`,
        `/static/..%2f..%2f${name}.secret`,
      ]) {
        expect(await rawGet(url, path)).not.toContain('secret')
      }
    } finally {
      rmSync(`${directory}.secret`)
    }
  })

  test('a missing file is not answered with the page', async () => {
    const url = await serve()
    const response = await fetch(`${url}/static/gone-00000000.js`)
    expect(response.status).toBe(404)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a busy port is named with the way out', async () => {
    const url = await serve()
    const port = Number(new URL(url).port)
    await expect(serveStudio({port, host: 'localhost', directory})).rejects.toThrow(
      `Port ${port} is used by another program`,
    )
  })

  test('a folder without a build is named with the way out', async () => {
    const missing = join(directory, 'nothing')
    await expect(serveStudio({port: 0, host: 'localhost', directory: missing})).rejects.toThrow(
      `There is no built Studio in ${missing}`,
    )
  })
})
