import {AsyncLocalStorage} from 'node:async_hooks'
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {SiteError} from '../content/errors.ts'
import type {Site} from '../loaders/site.ts'

/** Renders an address with the data of a site. */
export type Render = (pathname: string, site: Site) => Promise<Response>

interface Application {
  render(request: Request): Promise<Response>
}

const siteData = Symbol.for('crosswalk.siteData')

/**
 * The built templates.
 *
 * @param build - folder that astro.preview.config.ts was built into
 * @throws SiteError `environment` if it holds none
 */
export async function loadRenderer(build: string): Promise<Render> {
  const entry = join(build, 'server', 'entry.mjs')
  if (!existsSync(entry)) {
    throw new SiteError(
      'environment',
      `There are no built templates in ${build}. Build them with "astro build --config astro.preview.config.ts --outDir ${build}" in the folder of the site.`,
    )
  }
  const asked = new AsyncLocalStorage<Site>()
  Object.assign(globalThis, {
    [siteData]: () => {
      const site = asked.getStore()
      if (site === undefined) throw new Error('data of the site was asked for outside of a page')
      return site
    },
  })
  const {application}: {application: Application} = await import(pathToFileURL(entry).href)
  return (pathname, site) =>
    asked.run(site, async () => {
      const response = await application.render(new Request(new URL(pathname, 'http://localhost')))
      // Read while the data is there: pages are made while they are read.
      return new Response(await response.arrayBuffer(), response)
    })
}
