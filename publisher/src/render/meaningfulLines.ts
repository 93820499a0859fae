import {stripVTControlCharacters} from 'node:util'

/** Stack frames with Astro's captions for them, and the steps that went well. */
const noise = /^\s+(at .+|Location:|Stack trace:|node_modules\/.+)$|^[\d:]+ \[(build|vite)\] /

/**
 * The end of a build's output, as somebody who did not run it wants to read it.
 *
 * Colours, empty lines, stack frames, progress and the folder the project happens to lie in are left out.
 */
export function meaningfulLines(output: string, projectDirectory: string, count = 12): string[] {
  return stripVTControlCharacters(output)
    .split(/\r?\n/)
    .map((line) => line.replaceAll(`${projectDirectory}/`, '').trimEnd())
    .filter((line) => line.trim() !== '' && !noise.test(line))
    .slice(-count)
}
