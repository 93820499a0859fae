import {AsyncLocalStorage} from 'node:async_hooks'
import {readdir} from 'node:fs/promises'
import type {RouteData} from 'astro'
import {hashTransform, propsToFilename} from 'astro/assets/utils/node'
import {StaticPaths} from 'astro/runtime/prerender/static-paths.js'
import {bodyOf} from './bodyOf.ts'
import type {BuiltCode, BuiltConfig} from './builtCode.ts'
import type {StaticImage} from './imageFiles.ts'

/** The application that Astro bundles the pages into. @see BuildApp in astro/dist/core/build/app.js */
export interface BundledApp {
  render(request: Request, options: {routeData: unknown}): Promise<Response>
  setInternals(internals: object): void
  setOptions(options: object): void
}

type AddStaticImage = (transform: Record<string, unknown>, hashedProperties: string[]) => string

/** Where what the application has to say goes. */
type Destination = (message: string) => void

export async function loadApp(entry: string): Promise<BundledApp> {
  const {app}: {app: BundledApp} = await import(entry)
  return app
}

/** Tells the application what a build tells it, in a process where nothing is built. */
export async function openApp(
  {entry, styles, specifiers, scripts}: BuiltCode,
  {addStaticImage, say}: {addStaticImage: AddStaticImage; say: Destination},
): Promise<BundledApp> {
  Object.assign(globalThis, {astroAsset: {referencedImages: new Set(), addStaticImage}})
  const app = await loadApp(entry)
  const pagesByKeys = new Map([...styles].map(([key, list]) => [key, {styles: [...list]}]))
  app.setInternals({pagesByKeys, entrySpecifierToBundleMap: specifiers})
  const destination = {
    write({level, message}: {level: string; message: string}): void {
      if (level === 'warn' || level === 'error') say(`${message}\n`)
    },
  }
  app.setOptions({settings: {scripts}, logger: {options: {destination}}})
  return app
}

/** An output as Astro lists them. */
export interface ListedPath {
  pathname: string
  route: RouteData
}

/** Renders with code that was bundled before, as Astro's own prerenderer does after bundling. */
export interface Prerenderer {
  app: BundledApp
  getStaticPaths: () => Promise<readonly ListedPath[]>
  /** @throws Error as `bodyOf` */
  render: (
    request: Request,
    routeData: RouteData,
    pathname: string,
  ) => Promise<{body: Uint8Array; images: StaticImage[]}>
}

export async function openPrerenderer(code: BuiltCode): Promise<Prerenderer> {
  const showing = new AsyncLocalStorage<StaticImage[]>()
  const app = await openApp(code, {
    addStaticImage: namesOf(code.config, (image) => showing.getStore()?.push(image)),
    say: (message) => process.stderr.write(message),
  })
  await loadAll(code.entry)
  return {
    app,
    getStaticPaths: () => new StaticPaths(app as never).getAll(), // The build's own application.
    render: async (request, routeData, pathname) => {
      const images: StaticImage[] = []
      // What is shown is known when all of it is written.
      const body = await showing.run(images, async () =>
        bodyOf(await app.render(request, {routeData}), routeData, pathname),
      )
      return {body, images}
    },
  }
}

/** Loads what would be loaded when it is first needed: the folder may be another one by then. */
async function loadAll(entry: string): Promise<void> {
  const folder = new URL('./', entry)
  for (const name of await readdir(folder, {recursive: true})) {
    if (name.endsWith('.mjs')) await import(new URL(name, folder).href)
  }
}

/** Names the files of pictures as a build does. @see addStaticImageFactory in astro/dist/assets/vite-plugin-assets.js */
function namesOf(
  {base, image, assets}: BuiltConfig,
  show: (image: StaticImage) => void,
): AddStaticImage {
  return (transform, hashedProperties) => {
    const originalPath = String(transform.src)
    const hash = hashTransform(transform as never, image.service.entrypoint, hashedProperties)
    const finalPath = `/${assets}${propsToFilename(originalPath, transform as never, hash)}`
    show({originalPath, finalPath, transform})
    return encodeURI(`${base.replace(/\/$/, '')}${finalPath}`)
  }
}
