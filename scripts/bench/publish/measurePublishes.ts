import {setTimeout as pause} from 'node:timers/promises'
import type {SanityClient} from '@sanity/client'
import {type Career, careerOnPages} from './careerOnPages.ts'
import type {PublishStack} from './publishStack.ts'
import {addSeldomCareer, seldomCareer} from './seldomCareer.ts'

/** Longer than the publisher lets two releases lie apart, so that each edit starts a quiet period. */
const quietMs = 2_500
const longestWaitMs = 120_000

export interface EditedPath {
  _id: string
  slug: string
  durationMonths: number
  weeklyHours: number
}

/** One field of a path, and a value for it that can be found on the page. */
const wordEdits: readonly ((marker: string) => Record<string, string>)[] = [
  (marker) => ({'faqs[0].question': `What is ${marker}?`}),
  (marker) => ({'gapNarrative[0].children[0].text': `The gap is ${marker}.`}),
  (marker) => ({'intro[0].children[0].text': `The pitch is ${marker}.`}),
]

/** One field of a path that lists, other paths and the data of the assessment print too. */
const listedEdits: readonly ((path: EditedPath, marker: string) => Record<string, unknown>)[] = [
  ({weeklyHours}) => ({weeklyHours: (weeklyHours % 40) + 1}),
  ({durationMonths}) => ({durationMonths: (durationMonths % 36) + 1}),
  (_, marker) => ({titleOverride: `A way ${marker}`}),
]

/** Paths that are edited, spread over the dataset. */
export function somePaths(client: SanityClient, count: number): Promise<EditedPath[]> {
  return client.fetch(
    `*[_type == "transitionPath"] | order(_id asc)[0...${count * 7}]{
      _id, "slug": slug.current, durationMonths, weeklyHours
    }`,
  )
}

/** Milliseconds from the acknowledgement of each edit to the new words at the page's address. */
export async function editTimes(
  {client, siteUrl}: PublishStack,
  {paths, count}: {paths: readonly EditedPath[]; count: number},
): Promise<number[]> {
  const times: number[] = []
  for (let edit = 0; edit < count; edit += 1) {
    const path = paths[(edit * 7) % paths.length]
    const marker = `word${edit}x${Date.now() % 1_000_000}`
    const set = wordEdits[edit % wordEdits.length]?.(marker)
    if (path === undefined || set === undefined) throw new Error('There is nothing to edit.')
    await client.patch(path._id).set(set).commit({visibility: 'async'})
    const url = `${siteUrl}/paths/${path.slug}/`
    times.push(await untilShown(url, (text) => text.includes(marker)))
    await pause(quietMs)
  }
  return times
}

/**
 * Milliseconds from the acknowledgement of each edit of what lists print to other bytes at the
 * page's address, when the lists are others too; and how many files each changed.
 */
export async function listedEditTimes(
  {client, siteUrl}: PublishStack,
  {paths, count}: {paths: readonly EditedPath[]; count: number},
): Promise<{times: number[]; files: number[]}> {
  const [times, files]: [number[], number[]] = [[], []]
  for (let edit = 0; edit < count; edit += 1) {
    const path = paths[(edit * 7 + 3) % paths.length]
    const editOf = listedEdits[edit % listedEdits.length]
    if (path === undefined || editOf === undefined) throw new Error('There is nothing to edit.')
    const url = `${siteUrl}/paths/${path.slug}/`
    const before = await (await fetch(url, {headers: {'accept-encoding': 'identity'}})).text()
    await client
      .patch(path._id)
      .set(editOf(path, `${edit}x${Date.now() % 1_000_000}`))
      .commit({visibility: 'async'})
    times.push(await untilShown(url, (text) => text !== '' && text !== before))
    const {files: counts} = await untilIdle(siteUrl)
    files.push(counts.added + counts.changed)
    await pause(quietMs)
  }
  return {times, files}
}

/**
 * Milliseconds from the acknowledgement of each new name of a career to a page that says it. It is
 * the career that is named on about so many pages; one that is named on few is published before.
 *
 * @returns also how many pages name it, and how many files each name changed
 */
export async function renameTimes(
  {client, siteUrl, siteFolder}: PublishStack,
  {wanted, count}: {wanted: number; count: number},
): Promise<{times: number[]; pages: number; files: number[]}> {
  await addSeldomCareer(client)
  await untilShown(`${siteUrl}/from/${seldomCareer.slug}/`, (text) =>
    text.includes(seldomCareer.title),
  )
  const careers: Career[] = await client.fetch(
    '*[_type == "career"] | order(_id asc){_id, title, "slug": slug.current}',
  )
  const {career, folder, pages} = await careerOnPages(careers, {siteFolder, wanted})
  const url = `${siteUrl}/${folder}/${career.slug}/`
  const [times, files]: [number[], number[]] = [[], []]
  for (let rename = 0; rename < count; rename += 1) {
    // What is found by searching is still made after a change of so much.
    await untilIdle(siteUrl)
    await untilRested(siteUrl)
    await pause(quietMs)
    const title = `Renamed ${rename}x${Date.now() % 1_000_000}`
    await client.patch(career._id).set({title}).commit({visibility: 'async'})
    times.push(await untilShown(url, (text) => text.includes(title)))
    const {files: counts} = await untilIdle(siteUrl)
    files.push(counts.added + counts.changed)
  }
  await pause(quietMs)
  return {times, pages, files}
}

/** Publishes so many edits in ten seconds; how many releases that made, and when the last was live. */
export async function burst(
  {client, siteUrl}: PublishStack,
  {paths, count}: {paths: readonly EditedPath[]; count: number},
): Promise<{releases: number; lastMs: number}> {
  const before = await releaseNumber(siteUrl)
  const startedAt = performance.now()
  let last: {slug: string; marker: string} | undefined
  for (let edit = 0; edit < count; edit += 1) {
    const path = paths[edit % paths.length]
    if (path === undefined) throw new Error('There is nothing to edit.')
    const marker = `burst${edit}x${Date.now() % 1_000_000}`
    const set = {'faqs[0].question': `What is ${marker}?`}
    await client.patch(path._id).set(set).commit({visibility: 'async'})
    last = {slug: path.slug, marker}
    await pause(Math.max(0, startedAt + ((edit + 1) * 10_000) / count - performance.now()))
  }
  const {slug, marker} = last ?? {slug: '', marker: ''}
  const lastMs = await untilShown(`${siteUrl}/paths/${slug}/`, (text) => text.includes(marker))
  return {releases: (await releaseNumber(siteUrl)) - before, lastMs}
}

/** Waits until searching finds what the pages say: then nothing of the publisher runs any more. */
export async function untilRested(siteUrl: string): Promise<void> {
  for (;;) {
    const {search} = await statusOf(siteUrl)
    if (search === 'current') return
    await pause(500)
  }
}

async function untilShown(url: string, isShown: (text: string) => boolean): Promise<number> {
  const startedAt = performance.now()
  // Looking takes time from what is looked at. So a page that is the same is not sent again, and it is
  // looked at as often as tells the time to two percent.
  let known = ''
  while (performance.now() - startedAt < longestWaitMs) {
    const headers = {'accept-encoding': 'identity', 'if-none-match': known}
    const response = await fetch(url, {headers})
    if (isShown(await response.text())) return performance.now() - startedAt
    known = response.headers.get('etag') ?? known
    await pause(Math.max(2, (performance.now() - startedAt) / 50))
  }
  throw new Error(`${url} did not show an edit within ${longestWaitMs / 1000} seconds.`)
}

async function untilIdle(siteUrl: string) {
  for (;;) {
    const {latest, next} = await statusOf(siteUrl)
    if (next === null && latest?.endedAt) return latest
    await pause(20)
  }
}

async function releaseNumber(siteUrl: string): Promise<number> {
  const {live} = await statusOf(siteUrl)
  return Number.parseInt(live.releaseId, 10)
}

/** As much as is looked at of what the publisher says of itself. */
interface Status {
  live: {releaseId: string}
  search: string
  latest: {endedAt?: string; files: {added: number; changed: number}} | null
  next: object | null
}

async function statusOf(siteUrl: string): Promise<Status> {
  const response = await fetch(`${siteUrl}/_publisher/status`)
  return (await response.json()) as Status // The publisher's own promise.
}
