import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {AstroIntegration} from 'astro'

/** What another thread needs, to render pages as the thread does in which they were bundled. */
export interface BuiltCode {
  /** Address of the module that renders. */
  entry: string
  /** By the key under which Astro knows a page. */
  styles: ReadonlyMap<string, readonly unknown[]>
  specifiers: ReadonlyMap<string, string>
  scripts: readonly unknown[]
}

/** The application that Astro bundles the pages into. @see BuildApp in astro/dist/core/build/app.js */
export interface BundledApp {
  render(request: Request, options: {routeData: unknown}): Promise<Response>
  setInternals(internals: object): void
  setOptions(options: object): void
}

/**
 * Learns where a build puts the code that renders pages, and what it tells that code.
 *
 * @see createDefaultPrerenderer in astro/dist/core/build/default-prerenderer.js
 */
export class BuiltCodeFinder {
  #entry: string | undefined
  #internals: object | undefined
  #options: object | undefined

  readonly integration: AstroIntegration = {
    name: 'built-code',
    hooks: {
      'astro:config:setup': ({updateConfig}) => {
        const note = (entry: string) => {
          this.#entry = entry
        }
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'built-code',
                writeBundle({dir = ''}, files) {
                  const name = Object.keys(files).find((file) => /^prerender-entry\./.test(file))
                  if (name !== undefined) note(pathToFileURL(join(dir, name)).href)
                },
              },
            ],
          },
        })
      },
    },
  }

  /** To be called before the application is told anything. */
  async listen(): Promise<void> {
    const app = await loadApp(this.#requireEntry())
    const {setInternals, setOptions} = app
    app.setInternals = (internals) => {
      this.#internals = internals
      setInternals.call(app, internals)
    }
    app.setOptions = (options) => {
      this.#options = options
      setOptions.call(app, options)
    }
  }

  get code(): BuiltCode {
    const internals = Object(this.#internals)
    const pages: ReadonlyMap<string, {styles: readonly unknown[]}> = internals.pagesByKeys
    return {
      entry: this.#requireEntry(),
      styles: new Map([...pages].map(([key, {styles}]) => [key, styles])),
      specifiers: internals.entrySpecifierToBundleMap,
      scripts: Object(this.#options).settings.scripts,
    }
  }

  #requireEntry(): string {
    if (this.#entry !== undefined) return this.#entry
    throw new Error(
      'This version of Astro names the code that renders pages in another way. Compare site/src/live/builtCode.ts with getPrerenderEntryFileName of the installed version.',
    )
  }
}

export async function loadApp(entry: string): Promise<BundledApp> {
  const {app}: {app: BundledApp} = await import(entry)
  return app
}
