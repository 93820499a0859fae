import {setImmediate as turn} from 'node:timers/promises'
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {expect, test} from 'vitest'
import {imageLocator} from '../content/picture.ts'
import {MOST_LISTED} from '../loaders/longLists.ts'
import type {Site} from '../loaders/site.ts'
import {randomEdits} from '../testing/randomEdits.ts'
import {
  BUILD_TIME,
  environment,
  roadmap,
  type SampleDocument,
  sampleContent,
  sampleWith,
  siteOf,
  targetCareer,
  transitionPath,
} from '../testing/sampleContent.ts'
import {LiveContent} from './liveContent.ts'

function liveContent(documents: readonly SampleDocument[]) {
  const {siteUrl} = environment
  const live = new LiveContent({siteUrl, now: BUILD_TIME, locateImage: imageLocator(environment)})
  apply(live, documents)
  return live
}

function apply(live: LiveContent, documents: readonly SampleDocument[]) {
  return live.apply(
    documents.map((document) => ({id: document._id, document: {...document, _rev: 'r'}})),
  )
}

/** Everything readers see, and what is reported. */
function plain({report, ...pages}: Site) {
  return {pages, lines: report.lines}
}

// Each comparison runs all queries anew.
test('changed content says what it says when it is read at once', async () => {
  for (const seed of [1, 2, 3]) {
    const documents = new Map(sampleContent().map((document) => [document._id, document]))
    const live = liveContent([...documents.values()])
    for (const [step, edits] of randomEdits(documents, {seed, steps: 8}).entries()) {
      for (const {id, document} of edits) {
        if (document) documents.set(id, document)
        else documents.delete(id)
      }
      live.apply(
        edits.map(({id, document}) => ({id, document: document && {...document, _rev: 'r'}})),
      )

      const site = live.site()
      const expected = plain(await siteOf([...documents.values()], live.kept))
      expect(plain(site), `seed ${seed}, step ${step}`).toEqual(expected)
    }
  }
})

test('a new name that puts a career in another place moves what is said of the others', async () => {
  const career = (title: string) =>
    targetCareer({_id: 'other', title, slug: {current: 'other'}, specialisations: []})
  const live = liveContent(sampleWith(career('Mason')))
  live.site()

  for (const title of ['Actor', 'Zoologist']) {
    apply(live, [career(title)])
    expect(plain(live.site())).toEqual(plain(await siteOf(sampleWith(career(title)))))
  }
})

test('what was imagined leaves nothing behind', async () => {
  const documents = sampleContent()
  const live = liveContent(documents)
  const before = plain(live.site())

  const undo = apply(
    live,
    documents.map((document) => ({...document, title: 'Another'})),
  )
  expect(plain(live.site())).not.toEqual(before)
  live.apply(undo)

  expect(plain(live.site())).toEqual(before)
})

test('pages that a change does not touch keep what was read', async () => {
  const documents = sampleContent()
  const live = liveContent(documents)
  const before = live.site()

  const skill = documents.find(({_type}) => _type === 'person')
  if (skill) apply(live, [{...skill, role: 'Somebody else'}])
  const after = live.site()

  expect(after.skills[0]?.head).toBe(before.skills[0]?.head)
})

/** What a site says in another object than the one after it, without holding it. */
function replaced(before: Site, after: Site): Map<string, WeakRef<object>> {
  const parts = Object.entries(before).filter(
    ([part, value]) => value !== after[part as keyof Site],
  ) // The keys are those of a site.
  return new Map(parts.map(([part, value]) => [part, new WeakRef(value)]))
}

test('what changes replace is given back, however many they are', async () => {
  const live = liveContent(sampleContent())
  const edition = (number: number) => {
    apply(live, [transitionPath({titleOverride: `Edition ${number}`})])
    return live.site()
  }
  const parts = replaced(edition(1), edition(2))
  expect([...parts.keys()]).toEqual(expect.arrayContaining(['paths', 'search', 'feeds']))

  for (let number = 3; number < 12; number += 1) edition(number)
  await turn()
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const held = [...parts].filter(([, part]) => part.deref() !== undefined)
  expect(held.map(([part]) => part)).toEqual([])
})

test('a roadmap that many paths share is held once, also when it changes', async () => {
  const paths = [1, 2].map((number) =>
    transitionPath({_id: `path-${number}`, slug: {current: `path-${number}`}}),
  )
  const live = liveContent([...sampleContent(), ...paths])
  const roadmaps = () =>
    live
      .site()
      .paths.filter(({id}) => id.startsWith('path-'))
      .map((page) => page.roadmap)
  const [one, other] = roadmaps()
  expect(one?.phases.length).toBeGreaterThan(0)
  expect(other).toBe(one)

  apply(live, [roadmap({audience: 'People who have changed their minds'})])
  const [changed, changedToo] = roadmaps()
  expect(changed?.audience).toBe('People who have changed their minds')
  expect(changedToo).toBe(changed)
})

/** What there can be too much of; every page by itself would take minutes to compare. */
function lists({indexes, search, addresses, notFound, compare, comparisons, assessment}: Site) {
  return {indexes, search, addresses, notFound, compare, comparisons, assessment}
}

test('lists that become too long to be shown, and short again, are those of the content', async () => {
  const path = (place: number, more: Record<string, unknown> = {}) =>
    transitionPath({_id: `path-${place}`, slug: {current: `path-${place}`}, ...more})
  const documents = new Map(
    [...sampleContent(), ...Array.from({length: MOST_LISTED - 1}, (_, place) => path(place))].map(
      (document) => [document._id, document],
    ),
  )
  const live = liveContent([...documents.values()])
  const last = path(MOST_LISTED)
  const longer = path(7, {durationMonths: 11, titleOverride: 'Another way'})
  const states = [[], [last], [longer], [{...last, weeklyHours: 12}]]
  for (const [step, changed] of states.entries()) {
    for (const document of changed) documents.set(document._id, document)
    apply(live, changed)
    expect(lists(live.site()), `step ${step}`).toEqual(lists(await siteOf([...documents.values()])))
  }
  documents.delete(last._id)
  live.apply([{id: last._id, document: undefined}])
  expect(lists(live.site())).toEqual(lists(await siteOf([...documents.values()])))
})
