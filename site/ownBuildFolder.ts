import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'

/**
 * Lets builds run at the same time, as those of the publisher and of a person do.
 *
 * When the output lies outside the working directory, Astro keeps the code that renders pages in
 * `.astro/.prerender` below the working directory, where two builds delete each other's files. The
 * name cannot be set, so each build works in a folder of its own. It lies inside the site because
 * that code imports packages, and it goes when the process ends.
 *
 * @see getOutDirWithinCwd in astro/dist/core/build/common.js
 */
export function ownBuildFolder(): AstroIntegration {
  return {
    name: 'own-build-folder',
    hooks: {
      'astro:build:start': () => {
        const parent = fileURLToPath(new URL('.astro/', import.meta.url))
        mkdirSync(parent, {recursive: true})
        const folder = mkdtempSync(`${parent}build-`)
        process.on('exit', () => rmSync(folder, {recursive: true, force: true}))
        process.chdir(folder)
      },
    },
  }
}
