import {stripVTControlCharacters} from 'node:util'

/**
 * The end of a build's output, as somebody who did not run it wants to read it.
 *
 * Colours, empty lines, stack frames and the folder the project happens to lie in are left out.
 */
export function meaningfulLines(output: string, projectDirectory: string, count = 12): string[] {
  return stripVTControlCharacters(output)
    .split(/\r?\n/)
    .map((line) => line.replaceAll(`${projectDirectory}/`, '').trimEnd())
    .filter((line) => line.trim() !== '' && !/^\s+at .+/.test(line))
    .slice(-count)
}
