import {fork} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {join} from 'node:path'
import type {AstroIntegration} from 'astro'
import {copyCode} from './builtCode.ts'
import {BuiltCodeFinder} from './builtCodeFinder.ts'

/*
 * Bundles the code of the site, in a process of its own: Vite takes more memory than everything that
 * stays, and does not give it back.
 */

export interface BundleRequest {
  /** The Astro project. */
  root: string
  /** Where the code goes, for `KeptBuild`. */
  codeFolder: string
  /** Whether caches are not to be trusted. */
  isClean: boolean
}

/** @throws Error with the message of what is wrong with the code; the rest is on stderr */
export function bundle(request: BundleRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [], {
      env: {...process.env, NODE_ENV: 'production'},
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    let failure = 'The process that bundles its code ended early.'
    child.once('message', (message) => {
      failure = String(message)
    })
    child.once('error', reject)
    child.once('close', (exitCode) => {
      if (exitCode === 0) resolve()
      else reject(new Error(failure))
    })
    child.send(request)
  })
}

async function bundleHere({root, codeFolder, isClean}: BundleRequest): Promise<void> {
  const {build} = await import('astro')
  const finder = new BuiltCodeFinder()
  // Inside the site, since Astro moves files by rename.
  const outDir = await mkdtemp(join(root, '.astro/bundle-'))
  const copyBundle: AstroIntegration = {
    name: 'copy-bundle',
    hooks: {
      'astro:build:start': ({setPrerenderer}) => {
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          name: 'copy-bundle',
          setup: async () => {
            await finder.listen()
            await prerenderer.setup?.()
            await copyCode(codeFolder, finder.code, outDir)
          },
          getStaticPaths: async () => [],
        }))
      },
    },
  }
  try {
    await build({
      root,
      outDir,
      force: isClean,
      logLevel: 'error',
      integrations: [finder.integration, copyBundle],
    })
  } finally {
    await rm(outDir, {recursive: true, force: true})
  }
}

if (process.argv[1] === import.meta.filename && process.send) {
  process.once('disconnect', () => process.exit(1))
  process.once('message', (request: BundleRequest) => {
    bundleHere(request).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        const message = error instanceof Error ? error.message : String(error)
        process.send?.(message, () => process.exit(1))
      },
    )
  })
}
