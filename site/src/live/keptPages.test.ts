import {expect, test} from 'vitest'
import {imageLocator} from '../content/picture.ts'
import type {Site} from '../loaders/site.ts'
import {
  BUILD_TIME,
  environment,
  type SampleDocument,
  sampleContent,
  siteOf,
} from '../testing/sampleContent.ts'
import {LiveContent} from './liveContent.ts'

/** Content that changes from a good state, with the pages of each state. */
function world() {
  const live = new LiveContent({
    siteUrl: environment.siteUrl,
    now: BUILD_TIME,
    locateImage: imageLocator(environment),
  })
  const documents = new Map(sampleContent().map((document) => [document._id, document]))
  const apply = (changed: readonly SampleDocument[], gone: readonly string[] = []): Site => {
    for (const document of changed) documents.set(document._id, document)
    for (const id of gone) documents.delete(id)
    live.apply([
      ...changed.map((document) => ({id: document._id, document: {...document, _rev: 'r'}})),
      ...gone.map((id) => ({id, document: undefined})),
    ])
    return live.site()
  }
  const before = apply([...documents.values()])
  const [path] = before.paths
  if (path === undefined) throw new Error('The sample has no path.')
  const get = (id: string) => {
    const document = documents.get(id)
    if (document === undefined) throw new Error(`There is no "${id}".`)
    return document
  }
  return {live, documents, apply, get, before, path}
}

/** All data of a page but its marks of being kept. */
function shown<Page extends {head: {isUnlisted?: boolean}}>(page: Page | undefined) {
  if (page === undefined) return undefined
  const {isUnlisted, ...head} = page.head
  return {...page, head}
}

function addresses(site: Site): string[] {
  const lists = [site.sitemap, site.feeds.site.items, ...site.feeds.careers.map((f) => f.items)]
  const paths = site.careers.flatMap((career) => career.paths)
  return [...lists.flat(), ...paths, ...site.paths].map(({href}) => href)
}

test('a document that cannot be shown any more keeps its page, and no list names it', async () => {
  const {live, documents, apply, get, path} = world()

  const site = apply([{...get(path.id), durationMonths: 0}])

  expect(site.paths.map(({id}) => id)).not.toContain(path.id)
  expect(site.kept.paths.map(shown)).toEqual([path])
  expect(addresses(site)).not.toContain(path.href)
  expect(site.report.lines).toContainEqual({
    documentId: path.id,
    documentType: 'transitionPath',
    field: 'durationMonths',
    reason: 'Is not a number from 1 to 36.',
    effect: 'withheld',
    keptHref: path.href,
  })
  const clean = await siteOf([...documents.values()], live.kept)
  expect(clean.kept).toEqual(site.kept)
})

test('what is published good again takes the place of what was kept', () => {
  const {live, apply, get, before, path} = world()
  const good = get(path.id)
  apply([{...good, advice: []}])

  const site = apply([good])

  expect(site.paths).toEqual(before.paths)
  expect(live.kept).toEqual({})
})

test('a document that was never good has no page', () => {
  const {live, apply, get, path} = world()
  const copy = {...get(path.id), _id: 'copy', slug: {current: 'a-copy'}, durationMonths: 0}

  expect(apply([copy]).kept.paths).toEqual([])
  expect(apply([{...copy, weeklyHours: 3}]).kept.paths).toEqual([])
  expect(live.kept).toEqual({})
})

test('a page whose document is deleted goes, kept or not', () => {
  const {live, apply, get, path} = world()
  apply([{...get(path.id), durationMonths: 0}])

  const site = apply([], [path.id])

  expect(site.kept.paths).toEqual([])
  expect(live.kept).toEqual({})
})

test('paths keep their pages with the career they lead to, and go with it', () => {
  const {apply, get, before, path} = world()
  const career = before.careers.find(({id}) => id === path.target.id)

  const broken = apply([{...get(path.target.id), summary: ''}])
  expect(broken.kept.careers.map(({href}) => href)).toEqual([career?.href])
  expect(broken.kept.careers[0]?.paths.map(({id}) => id)).toEqual(career?.paths.map(({id}) => id))
  expect(broken.kept.paths.map(({href}) => href)).toContain(path.href)

  const gone = apply([], [path.target.id])
  expect(gone.kept.careers).toEqual([])
  expect(gone.kept.paths.filter(({target}) => target.id === path.target.id)).toEqual([])
})

test('a path keeps its page without the plan that was deleted under it', () => {
  const {apply, get, path} = world()
  const {_ref} = Object(get(path.id).roadmap)

  const site = apply([], [_ref])

  expect(site.kept.paths.map(({id}) => id)).toContain(path.id)
  expect(site.kept.paths[0]?.roadmap).toEqual(path.roadmap)
  expect(site.kept.paths[0]?.roadmapHref).toBeNull()
})

test('what is kept gives way to a page that takes its address', () => {
  const {apply, get, path} = world()
  const good = get(path.id)
  apply([{...good, durationMonths: 0}])

  const site = apply([{...good, _id: 'another'}])

  expect(site.paths.map(({id}) => id)).toContain('another')
  expect(site.kept.paths).toEqual([])
})

test('what was imagined is never kept', async () => {
  const {live, apply, get, path} = world()
  const broken = {...get(path.id), durationMonths: 0}
  apply([broken])
  const {kept} = live

  await live.aside(async () => {
    const draft = {...get(path.id), durationMonths: 5, titleOverride: 'A secret', _rev: 'draft'}
    const undo = live.apply([{id: path.id, document: draft}])
    expect(live.site().paths.map(({title}) => title)).toContain('A secret')
    live.apply(undo)
  })

  const site = live.site()
  expect(live.kept).toEqual(kept)
  expect(site.kept.paths.map(shown)).toEqual([path])
})
