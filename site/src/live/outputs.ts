import {isDeepStrictEqual} from 'node:util'
import type {RouteData} from 'astro'
import {differingPlaces} from '../loaders/kept.ts'
import type {Prerenderer} from './bundledApp.ts'
import type {PageModules, StaticPath} from './pageModules.ts'

/** A page or file that a route renders. */
export interface Output {
  route: RouteData
  pathname: string
  /** What the page is given; `undefined` for one without parameters. */
  props: Readonly<Record<string, unknown>> | undefined
}

/** The paths of a route, and what they become, in the same order. */
interface Listing {
  paths: readonly StaticPath[]
  outputs: readonly Output[]
}

/** All outputs of the site at one moment. */
export interface OutputList {
  /** By file name. */
  named: ReadonlyMap<string, Output>
  /** By the component of the page. */
  listed: ReadonlyMap<string, Listing>
}

export const noOutputs: OutputList = {named: new Map(), listed: new Map()}

/** How one list differs from an earlier one; an output that is given something else is in both. */
export interface OutputChanges {
  gone: ReadonlyMap<string, Output>
  fresh: ReadonlyMap<string, Output>
  /** The later list, which takes the place of the earlier one. */
  apply: () => OutputList
}

/**
 * Asks the pages of the site for their paths, and compares them with those of the last time.
 *
 * Where no page came, went or moved, nothing is done for those that are given what they were.
 */
export async function listChanges(
  last: OutputList,
  {prerenderer, pages}: {prerenderer: Pick<Prerenderer, 'getStaticPaths'>; pages: PageModules},
): Promise<OutputChanges> {
  const listed = new Map<string, Listing>()
  const unknown = new Map<string, Output[]>()
  for (const route of pages.routes) {
    const paths = route.pathname === undefined ? await pages.pathsOf(route) : [{params: {}}]
    const {listing, fresh} = relist(route, paths, last.listed.get(route.component))
    listed.set(route.component, listing)
    unknown.set(
      route.component,
      fresh.map(({output}) => output),
    )
    const offered = fresh.map(({path}) => path)
    if (route.pathname === undefined) pages.offer(route, offered)
  }
  await nameAll(prerenderer, unknown)
  return replacements(last, listed) ?? differences(last, {listed, named: nameOutputs(listed)})
}

function relist(route: RouteData, paths: readonly StaticPath[], last: Listing | undefined) {
  const fresh: {path: StaticPath; output: Output}[] = []
  const places = differingPlaces(last?.paths ?? [], paths)
  if (last && places.length === 0 && paths.length === last.paths.length) {
    return {listing: last, fresh}
  }
  let placesOf: Map<string, number> | undefined
  const outputs = last?.outputs.slice(0, paths.length) ?? []
  for (const place of places) {
    const path = paths[place] as StaticPath // The place is below the length.
    const here = last?.paths[place]
    let known = last?.outputs[place]
    if (here && known && isShallowEqual(here.params, path.params)) {
      if (isShallowEqual(here.props, path.props)) continue
    } else {
      placesOf ??= new Map(last?.paths.map(({params}, index) => [JSON.stringify(params), index]))
      known = last?.outputs[placesOf.get(JSON.stringify(path.params)) ?? -1]
    }
    if (known && isDeepStrictEqual(known.props, path.props)) {
      outputs[place] = known
      continue
    }
    const output: Output = {route, pathname: '', props: path.props}
    fresh.push({path, output})
    outputs[place] = output
  }
  return {listing: {paths, outputs}, fresh}
}

/** Whether two objects have the same parts; equal copies of a part are not looked at. */
function isShallowEqual(one: object | undefined, other: object | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.is(Reflect.get(one, key), Reflect.get(other, key)))
  )
}

/** Astro says where each lies; it is asked about those alone that are not known. */
async function nameAll(
  prerenderer: Pick<Prerenderer, 'getStaticPaths'>,
  unknown: ReadonlyMap<string, readonly Output[]>,
): Promise<void> {
  const next = new Map<string, number>()
  for (const {pathname, route} of await prerenderer.getStaticPaths()) {
    const index = next.get(route.component) ?? 0
    next.set(route.component, index + 1)
    const output = unknown.get(route.component)?.[index]
    if (output) output.pathname = pathname
  }
}

/** Of two pages with one address the route that comes first has it, as in a build. */
function nameOutputs(listed: OutputList['listed']): Map<string, Output> {
  const outputs = new Map<string, Output>()
  for (const output of [...listed.values()].flatMap((listing) => listing.outputs)) {
    const name = fileNameOf(output)
    if (!outputs.has(name)) outputs.set(name, output)
  }
  return outputs
}

/** @returns `undefined` where two pages had one address, or have it now */
function replacements(last: OutputList, listed: OutputList['listed']): OutputChanges | undefined {
  const gone = new Map<string, Output>()
  const fresh = new Map<string, Output>()
  let count = 0
  // Everything is new then, and the list that says so is everybody's.
  if (last === noOutputs) return undefined
  for (const [component, {outputs}] of listed) {
    const before = last.listed.get(component)?.outputs ?? []
    count += before.length
    if (before === outputs) continue
    for (const old of before.slice(outputs.length)) gone.set(fileNameOf(old), old)
    for (const place of differingPlaces(before, outputs)) {
      const [old, output] = [before[place], outputs[place] as Output] // The place is below the length.
      if (old) gone.set(fileNameOf(old), old)
      const name = fileNameOf(output)
      if (fresh.has(name)) return undefined
      fresh.set(name, output)
    }
  }
  if (last.named.size !== count) return undefined
  for (const [name, output] of fresh) {
    const old = gone.get(name)
    if (old === undefined && last.named.has(name)) return undefined
    if (old !== output) continue
    // It only has another place.
    gone.delete(name)
    fresh.delete(name)
  }
  const apply = () => {
    // Nobody holds the earlier list any more, and copying all names costs more than the change.
    const named = last.named as Map<string, Output>
    for (const name of gone.keys()) named.delete(name)
    for (const [name, output] of fresh) named.set(name, output)
    return {named, listed}
  }
  return {gone, fresh, apply}
}

function differences(last: OutputList, next: OutputList): OutputChanges {
  const differing = (from: OutputList, to: OutputList) =>
    new Map([...from.named].filter(([name, output]) => to.named.get(name) !== output))
  return {gone: differing(last, next), fresh: differing(next, last), apply: () => next}
}

/** @see getOutFile in astro/dist/core/build/common.js */
function fileNameOf({route, pathname}: Output): string {
  const name = pathname.replace(/^\/|\/$/g, '')
  if (route.type === 'endpoint') return name
  if (name === '404' || name === '500') return `${name}.html`
  return name === '' ? 'index.html' : `${name}/index.html`
}
