import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import type {PublisherProcess} from '@crosswalk/publisher/testing/publisherProcess'
import {afterAll, beforeAll, expect} from 'vitest'
import {Publication} from '../../support/publication.ts'

export const path = 'path-car-mechanic-to-solar-installer'
export const pathHref = '/paths/car-mechanic-to-solar-installer/'
export const career = 'career-solar-installer'
export const careerHref = '/careers/solar-installer/'

export const folder = mkdtempSync(join(tmpdir(), 'crosswalk-publishing-'))
/** The sample content with its lake, open while the tests run. */
export let publication: Publication
let publisher: PublisherProcess

beforeAll(async () => {
  publication = await Publication.open(folder)
  await startPublisher()
})

afterAll(async () => {
  await publication?.close()
  rmSync(folder, {recursive: true, force: true})
})

export async function startPublisher(
  options: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  publisher = await publication.start(options, variables)
}

export function stopPublisher(): Promise<void> {
  return publisher.stop()
}

/** As a power cut ends it. */
export function killPublisher(): Promise<void> {
  return publisher.kill()
}

export async function restart(...options: Parameters<typeof startPublisher>): Promise<void> {
  await stopPublisher()
  await startPublisher(...options)
}

export function set(id: string, fields: Record<string, unknown>) {
  return [{patch: {id, set: fields}}]
}

/** The release is what a clean build makes of the same content, to the last byte. */
export async function expectCleanBuild({isStock = false} = {}): Promise<void> {
  await publication.searchable()
  expect(differenceOf(publication.tree(), await publication.cleanBuild({isStock}))).toEqual([])
}

export function differenceOf(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) {
  const names = new Set([...one.keys(), ...other.keys()])
  return [...names].filter((name) => one.get(name) !== other.get(name))
}

/** The code that publishers have bundled, each with the time of its bundling. */
export function bundledCode(): string[] {
  const folder = join(publication.project, 'site/.astro/code')
  return readdirSync(folder).map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)
}

/** Pages and data of the live release in which some words stand. */
export function filesSaying(words: string): string[] {
  return Object.keys(publication.files()).filter(
    (name) =>
      /\.(html|json|xml)$/.test(name) &&
      !name.startsWith('pagefind/') &&
      publication.text(name).includes(words),
  )
}

/** The page about leaving a background is unlisted too while only kept paths lead from it. */
const unlisted = ['from/car-mechanic/index.html', 'from/roofer/index.html']

/** Lists, sitemap, feeds, data of the assessment, redirects: whatever names an address beside its page. */
export function filesNaming(href: string): string[] {
  const own = `${href.slice(1)}index.html`
  return [...filesSaying(`"${href}"`), ...filesSaying(`.test${href}<`)].filter(
    (name) => name !== own && !unlisted.includes(name),
  )
}

/** Words of a page, without what frames them. */
export function textOf(html: string): string {
  const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(html) ?? []
  return main
    .replace(/<data hidden[^>]*>.*?<\/data>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

/** Whether a fragment of the search index holds some words. */
export async function isFound(words: string): Promise<boolean> {
  await publication.searchable()
  const fragments = Object.keys(publication.files()).filter((name) =>
    name.startsWith('pagefind/fragment/'),
  )
  expect(fragments.length).toBeGreaterThan(100)
  return fragments.some((name) =>
    gunzipSync(readFileSync(join(publication.data, 'current', name))).includes(words),
  )
}
