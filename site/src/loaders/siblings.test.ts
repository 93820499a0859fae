import {expect, test} from 'vitest'
import {sampleContent, siteOf} from '../testing/sampleContent.ts'
import type {PathPage} from './pathPage.ts'
import {MOST_OTHERS, SiblingJoin} from './siblings.ts'

const [sample] = (await siteOf(sampleContent())).paths

function path(number: number, changes: Partial<PathPage> = {}): PathPage {
  if (sample === undefined) throw new Error('The sample has no path.')
  return {...sample, id: `path-${number}`, href: `/paths/${number}/`, ...changes}
}

function pathsFrom(numbers: readonly number[], changes: Partial<PathPage> = {}): PathPage[] {
  return numbers.map((number) => path(number, changes))
}

const upTo = (count: number) => Array.from({length: count}, (_, number) => number)
const hrefs = (numbers: readonly number[]) => numbers.map((number) => `/paths/${number}/`)

/** Addresses of the others to the target of each path, and whether there are no more. */
function sameTarget(pages: readonly PathPage[]) {
  return pages.map(({siblings}) => ({
    hrefs: siblings.sameTarget.lines.map(({href}) => href),
    isAll: siblings.sameTarget.isAll,
  }))
}

test('few others are all there, in their order', () => {
  const pages = new SiblingJoin().pages(pathsFrom(upTo(MOST_OTHERS + 1)))
  const all = upTo(MOST_OTHERS + 1)

  expect(sameTarget(pages)).toEqual(
    all.map((own) => ({hrefs: hrefs(all.filter((other) => other !== own)), isAll: true})),
  )
})

test('of many each guide names those that come next, and each is named as often', () => {
  const count = MOST_OTHERS + 5
  const found = sameTarget(new SiblingJoin().pages(pathsFrom(upTo(count))))

  expect(found[count - 2]).toEqual({
    hrefs: hrefs([count - 1, ...upTo(MOST_OTHERS - 1)]),
    isAll: false,
  })
  const named = found.flatMap((siblings) => siblings.hrefs)
  expect(
    new Set(upTo(count).map((own) => named.filter((href) => href === `/paths/${own}/`).length)),
  ).toEqual(new Set([MOST_OTHERS]))
})

test('from one background those to the same target are not named again', () => {
  const other = {id: 'other', slug: 'other', title: 'Other', href: '/careers/other/'}
  const paths = [...pathsFrom([0, 1]), path(2, {target: other})]
  const pages = new SiblingJoin().pages(paths)

  expect(pages.map(({siblings}) => siblings.sameBackground.lines.map(({href}) => href))).toEqual([
    hrefs([2]),
    hrefs([2]),
    hrefs([0, 1]),
  ])
})

test('a path that is kept and not published is beside all that are', () => {
  const published = pathsFrom([0, 1])
  const [kept] = new SiblingJoin().pages([path(7)], published)

  expect(kept?.siblings.sameTarget.lines.map(({href}) => href)).toEqual(hrefs([0, 1]))
})

test('a change makes those pages anew that say something else', () => {
  const join = new SiblingJoin()
  const paths = pathsFrom(upTo(40))
  const before = join.pages(paths)
  const changed = (changes: Partial<PathPage>) => {
    const next = paths.with(20, path(20, changes))
    const pages = join.pages(next)
    return pages.flatMap((page, place) => (page === before[place] ? [] : [place]))
  }

  expect(changed({title: 'Another title', weeklyHours: 3})).toEqual([20])
  expect(changed({months: 30})).toEqual([...upTo(21).slice(20 - MOST_OTHERS)])
})

test('after any changes the siblings are those that are found anew', () => {
  const join = new SiblingJoin()
  let paths = pathsFrom(upTo(30))
  for (let step = 0; step < 60; step += 1) {
    const place = (step * 7) % paths.length
    if (step % 3 === 0) paths = paths.toSpliced(place, 1)
    else if (step % 3 === 1) paths = paths.toSpliced(place, 0, path(100 + step))
    else paths = paths.with(place, path(200 + step, {months: (step % 30) + 1}))
    expect(join.pages(paths)).toEqual(new SiblingJoin().pages(paths))
  }
})
