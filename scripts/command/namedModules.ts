import {readdirSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {Problem} from '../launch/problem.mjs'

/**
 * What each TypeScript file of a folder exports under one name, by file name without its ending,
 * in that order.
 */
export async function loadNamedModules<Value>(
  folder: URL,
  exportName: string,
): Promise<Map<string, Value>> {
  const files = readdirSync(fileURLToPath(folder)).filter((file) => file.endsWith('.ts'))
  const loaded = files.sort().map(async (file): Promise<[string, Value]> => {
    const module = await import(new URL(file, folder).href)
    return [file.replace(/\.ts$/, ''), module[exportName]]
  })
  return new Map(await Promise.all(loaded))
}

/**
 * The named ones, or all without a name, in the order of `all`.
 *
 * @param noun - for the message, such as `soak`
 * @throws Problem naming what does not exist, and what does
 */
export function chooseNamed<Value>(
  all: ReadonlyMap<string, Value>,
  names: readonly string[],
  noun: string,
): [string, Value][] {
  const unknown = names.filter((name) => !all.has(name))
  if (unknown.length > 0) {
    throw new Problem(
      `There is no ${noun} "${unknown.join('", "')}". There are: ${[...all.keys()].join(', ')}.`,
    )
  }
  return [...all].filter(([name]) => names.length === 0 || names.includes(name))
}
