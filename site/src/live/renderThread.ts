import type {AstroPrerenderer, RouteData} from 'astro'
import {move, transferableSymbol, valueSymbol} from 'piscina'
import {bodyOf} from './bodyOf.ts'
import type {BuiltCode} from './builtCode.ts'
import {type BundledApp, openApp} from './bundledApp.ts'
import {PageModules, type StaticPath} from './pageModules.ts'

/** Pages of one route. */
export interface RenderTask {
  code: BuiltCode
  component: string
  pages: {path: StaticPath; pathname: string; url: string}[]
}

/** The bytes of each page; `null` for one that only the thread that builds the site can render. */
export type RenderedPages = (Uint8Array | null)[]

let asksBuildThread = false
let loaded: Promise<{app: BundledApp; pages: PageModules}> | undefined

/** What a thread does for `renderThreads.ts`. */
export default async function renderInThread(task: RenderTask) {
  loaded ??= load(task.code)
  const {app, pages} = await loaded
  const routeData = pages.routes.find(({component}) => component === task.component)
  if (routeData === undefined) throw new Error(`${task.component} is not among the pages`)
  pages.offer(
    routeData,
    task.pages.map(({path}) => path),
  )
  const bodies: RenderedPages = []
  for (const page of task.pages) bodies.push(await render(app, routeData, page))
  return handedOver(bodies)
}

/** Pages whose memory goes to who asked for them, instead of a copy. */
function handedOver(bodies: RenderedPages) {
  return move({
    [transferableSymbol]: bodies.flatMap((body) => body?.buffer ?? []),
    [valueSymbol]: bodies,
  })
}

async function render(
  app: BundledApp,
  routeData: RouteData,
  {pathname, url}: RenderTask['pages'][number],
): Promise<Uint8Array | null> {
  asksBuildThread = false
  try {
    const body = await bodyOf(await app.render(new Request(url), {routeData}), routeData, pathname)
    return asksBuildThread ? null : body
  } catch (error) {
    if (asksBuildThread) return null
    throw error
  }
}

async function load(code: BuiltCode) {
  const siteData = Symbol.for('crosswalk.siteData')
  Object.assign(globalThis, {[siteData]: () => leaveToBuildThread('the data of the whole site')})
  const app = await openApp(code, {
    // The files of pictures are made where the site is built.
    addStaticImage: () => leaveToBuildThread('a picture'),
    say: (message) => {
      if (!asksBuildThread) process.stderr.write(message)
    },
  })
  const prerenderer = {name: 'render-thread', app}
  return {app, pages: await PageModules.of(prerenderer as unknown as AstroPrerenderer)} // It asks for the application alone.
}

function leaveToBuildThread(wish: string): never {
  asksBuildThread = true
  throw new Error(`A page that asks for ${wish} is rendered where the site is built.`)
}
