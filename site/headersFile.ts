import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'

import {placeHeaders} from './src/live/placeHeaders.ts'

export function headersFile(): AstroIntegration {
  let base = ''
  return {
    name: 'headers-file',
    hooks: {
      'astro:config:done': ({config}) => {
        base = config.base
      },
      'astro:build:done': ({dir}) => placeHeaders(fileURLToPath(dir), base),
    },
  }
}
