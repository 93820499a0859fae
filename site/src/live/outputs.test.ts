import type {RouteData} from 'astro'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {listChanges, noOutputs, type OutputList} from './outputs.ts'

interface Page {
  slug: string
  version: number
}

/** Two routes whose pages can have the same address, as a page and a redirect can. */
const components = ['first.astro', 'second.astro'] as const
type Lists = Record<(typeof components)[number], readonly Page[]>

/** What Astro is to `listChanges`: it tells the paths of routes, and where those that it was offered lie. */
class Pages {
  readonly routes = components.map(
    (component) => ({component, type: 'page', pathname: undefined}) as unknown as RouteData,
  )
  lists: Lists = {'first.astro': [], 'second.astro': []}
  readonly #offered = new Map<string, readonly {params: {slug: string}}[]>()
  /** The same object for the same page, as `pagePaths` gives it. */
  readonly #known = new Map<string, {params: {slug: string}; props: Page}>()

  async pathsOf({component}: RouteData) {
    return this.lists[component as keyof Lists].map((page) => {
      const key = `${component} ${page.slug} ${page.version}`
      const path = this.#known.get(key) ?? {params: {slug: page.slug}, props: page}
      this.#known.set(key, path)
      return path
    })
  }

  offer({component}: RouteData, paths: readonly {params: {slug: string}}[]): void {
    this.#offered.set(component, paths)
  }

  async getStaticPaths() {
    return this.routes.flatMap((route) =>
      (this.#offered.get(route.component) ?? []).map(({params}) => ({
        pathname: `/${params.slug}`,
        route,
      })),
    )
  }
}

const pages = fc.uniqueArray(fc.record({slug: fc.constantFrom(...'abcdefg'), version: fc.nat(2)}), {
  selector: ({slug}) => slug,
  maxLength: 7,
})
const states = fc.array(fc.record({'first.astro': pages, 'second.astro': pages}), {
  minLength: 1,
  maxLength: 8,
})

/** Versions by file name; of two pages with one address the first route has it. */
function expected(lists: Lists): Map<string, string> {
  const named = new Map<string, string>()
  for (const component of components) {
    for (const {slug, version} of lists[component]) {
      const name = `${slug}/index.html`
      if (!named.has(name)) named.set(name, `${component} ${version}`)
    }
  }
  return named
}

function versionsOf({named}: OutputList): Map<string, string> {
  return new Map(
    [...named].map(([name, {route, props}]) => [name, `${route.component} ${props?.version}`]),
  )
}

test('whatever comes, goes, moves or changes, what is listed is what there is now', async () => {
  await fc.assert(
    fc.asyncProperty(states, async (sequence) => {
      const site = new Pages()
      const asked = {prerenderer: site, pages: site} as unknown as Parameters<typeof listChanges>[1]
      let last = noOutputs
      let before = new Map<string, string>()
      for (const lists of sequence) {
        site.lists = lists
        const {gone, fresh, apply} = await listChanges(last, asked)
        const now = expected(lists)
        const isOther = (name: string) => before.get(name) !== now.get(name)
        expect([...gone.keys()].sort()).toEqual([...before.keys()].filter(isOther).sort())
        expect([...fresh.keys()].sort()).toEqual([...now.keys()].filter(isOther).sort())
        last = apply()
        expect(versionsOf(last)).toEqual(now)
        before = now
      }
    }),
  )
})

test('a list that is asked for and not applied leaves the last one as it was', async () => {
  const site = new Pages()
  const asked = {prerenderer: site, pages: site} as unknown as Parameters<typeof listChanges>[1]
  site.lists = {'first.astro': [{slug: 'a', version: 0}], 'second.astro': []}
  const last = (await listChanges(noOutputs, asked)).apply()
  site.lists = {'first.astro': [{slug: 'b', version: 0}], 'second.astro': []}
  await listChanges(last, asked)

  expect([...last.named.keys()]).toEqual(['a/index.html'])
  const {gone, fresh} = await listChanges(last, asked)
  expect([[...gone.keys()], [...fresh.keys()]]).toEqual([['a/index.html'], ['b/index.html']])
})
