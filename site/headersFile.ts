import {readFile, writeFile} from 'node:fs/promises'
import type {AstroIntegration} from 'astro'

/**
 * Puts the site's folder before the paths of `_headers`, which hosts match against whole addresses.
 * Pages get theirs where they print it; this file is copied as it is.
 */
export function headersFile(): AstroIntegration {
  let root = ''
  return {
    name: 'headers-file',
    hooks: {
      'astro:config:done': ({config}) => {
        root = config.base.replace(/\/$/, '')
      },
      'astro:build:done': async ({dir}) => {
        if (root === '') return
        const file = new URL('_headers', dir)
        const text = await readFile(file, 'utf8')
        await writeFile(file, text.replace(/^\//gm, `${root}/`))
      },
    },
  }
}
