import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {AstroIntegration} from 'astro'
import type {BuiltCode, BuiltConfig} from './builtCode.ts'
import {type BundledApp, loadApp} from './bundledApp.ts'

/**
 * Learns where a build puts the code that renders pages, and what it tells that code.
 *
 * @see createDefaultPrerenderer in astro/dist/core/build/default-prerenderer.js
 */
export class BuiltCodeFinder {
  #entry: string | undefined
  #internals: object | undefined
  #options: object | undefined
  #config: BuiltConfig | undefined

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
      'astro:config:done': ({config: {base, site, image, build, cacheDir}}) => {
        this.#config = {base, site, image, assets: build.assets, cache: fileURLToPath(cacheDir)}
      },
    },
  }

  /** To be called before the application is told anything. */
  async listen(): Promise<void> {
    const app: BundledApp = await loadApp(this.#requireEntry())
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
    if (this.#config === undefined) throw new Error('the build has not begun')
    return {
      entry: this.#requireEntry(),
      styles: new Map([...pages].map(([key, {styles}]) => [key, styles])),
      specifiers: internals.entrySpecifierToBundleMap,
      scripts: Object(this.#options).settings.scripts,
      config: this.#config,
    }
  }

  #requireEntry(): string {
    if (this.#entry !== undefined) return this.#entry
    throw new Error(
      'This version of Astro names the code that renders pages in another way. Compare site/src/live/builtCode.ts with getPrerenderEntryFileName of the installed version.',
    )
  }
}
