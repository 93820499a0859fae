import type {RouteData} from 'astro'
import {bodyOf} from './bodyOf.ts'
import type {BuiltCode} from './builtCode.ts'
import {type BundledApp, openApp} from './bundledApp.ts'
import {PageModules, type StaticPath} from './pageModules.ts'
import {SiteFolder} from './siteFolder.ts'

/** Pages of one route. */
export interface RenderTask {
  code: BuiltCode
  component: string
  /** Folder of the whole site. */
  outDir: string
  pages: {path: StaticPath; pathname: string; url: string; name: string}[]
}

/** Whether the file of each page is written; not of one that only the build's own process can render. */
export type WrittenPages = boolean[]

let asksBuildProcess = false
let loaded: Promise<{app: BundledApp; pages: PageModules; folder: SiteFolder}> | undefined

/** What a process does for `renderProcesses.ts`. */
export default async function renderInProcess(task: RenderTask): Promise<WrittenPages> {
  loaded ??= load(task.code, task.outDir)
  const {app, pages, folder} = await loaded
  const routeData = pages.routes.find(({component}) => component === task.component)
  if (routeData === undefined) throw new Error(`${task.component} is not among the pages`)
  pages.offer(
    routeData,
    task.pages.map(({path}) => path),
  )
  const written: WrittenPages = []
  for (const page of task.pages) {
    const body = await render(app, routeData, page)
    if (body) await folder.write({name: page.name, body})
    written.push(body !== null)
  }
  await folder.settled()
  return written
}

async function render(
  app: BundledApp,
  routeData: RouteData,
  {pathname, url}: RenderTask['pages'][number],
): Promise<Uint8Array | null> {
  asksBuildProcess = false
  try {
    const body = await bodyOf(await app.render(new Request(url), {routeData}), routeData, pathname)
    return asksBuildProcess ? null : body
  } catch (error) {
    if (asksBuildProcess) return null
    throw error
  }
}

async function load(code: BuiltCode, outDir: string) {
  const siteData = Symbol.for('crosswalk.siteData')
  Object.assign(globalThis, {[siteData]: () => leaveToBuildProcess('the data of the whole site')})
  const app = await openApp(code, {
    // The files of pictures are made where the site is built.
    addStaticImage: () => leaveToBuildProcess('a picture'),
    say: (message) => {
      if (!asksBuildProcess) process.stderr.write(message)
    },
  })
  const pages = await PageModules.of(app)
  return {app, pages, folder: new SiteFolder(outDir)}
}

function leaveToBuildProcess(wish: string): never {
  asksBuildProcess = true
  throw new Error(`A page that asks for ${wish} is rendered where the site is built.`)
}
