import {mkdir, rename} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration, ViteUserConfig} from 'astro'

type Worker = NonNullable<ViteUserConfig['worker']>
type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], {name: string}>

/**
 * Scripts that pages load by an address of their own are bundled as workers are (`?worker&url`):
 * each is one file that shares nothing with others. What one of them brings in later by `import()` is
 * a further file.
 */
export function clientScripts(): AstroIntegration {
  let site = ''
  const worker: Worker = {format: 'es', plugins: () => [ownScope]}
  return {
    name: 'client-scripts',
    hooks: {
      'astro:config:setup': ({updateConfig}) => {
        updateConfig({vite: {worker, plugins: [laterParts(() => site)]}})
      },
      'astro:config:done': ({config}) => {
        site = fileURLToPath(config.outDir)
      },
    },
  }
}

/** Names of two classic scripts on a page would meet; those of modules do not. */
const ownScope: Plugin = {
  name: 'own-scope',
  renderChunk: (code, {imports, dynamicImports, exports}) =>
    imports.length + dynamicImports.length + exports.length === 0 ? `{${code}}` : null,
}

/** Astro moves files to the site that the code of pages names; a script's later parts it does not name. */
function laterParts(site: () => string): Plugin {
  return {
    name: 'later-parts',
    apply: 'build',
    applyToEnvironment: ({name}) => name === 'prerender',
    async writeBundle({dir = ''}, bundle) {
      for (const {type, fileName} of Object.values(bundle)) {
        if (type !== 'asset' || !fileName.endsWith('.js')) continue
        await mkdir(dirname(join(site(), fileName)), {recursive: true})
        await rename(join(dir, fileName), join(site(), fileName))
      }
    },
  }
}
