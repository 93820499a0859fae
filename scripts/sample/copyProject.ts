import {cpSync, mkdirSync, symlinkSync} from 'node:fs'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const made = new Set(['dist', '.astro', '.vite'])

/**
 * A copy of all that a publisher needs, whose code may be changed: the packages that others install
 * stay where they are.
 */
export function copyProject(folder: string): void {
  mkdirSync(folder, {recursive: true})
  for (const name of ['site', 'schemas', 'publisher', 'tsconfig.base.json', 'pnpm-lock.yaml']) {
    cpSync(join(repository, name), join(folder, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !made.has(basename(source)),
    })
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'))
}
