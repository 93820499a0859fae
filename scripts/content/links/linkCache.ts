import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {Problem} from '../../launch/problem.mjs'

export interface LinkAnswer {
  /** HTTP status in the end, after redirects. */
  status: number
  finalUrl: string
}

export interface CachedLink extends LinkAnswer {
  /** Milliseconds since the epoch, UTC. */
  at: number
  /** Checks in a row that found it broken. */
  failures: number
}

/** What links answered when they were last opened, by address. */
export type LinkCache = Map<string, CachedLink>

export function readLinkCache(file: string): LinkCache {
  if (!existsSync(file)) return new Map()
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8'))))
  } catch (error) {
    throw new Problem(`${file} is no cache of links. Delete it, and every link is opened again.`, {
      cause: error,
    })
  }
}

export function writeLinkCache(file: string, cache: LinkCache): void {
  mkdirSync(dirname(file), {recursive: true})
  writeFileSync(`${file}.new`, `${JSON.stringify(Object.fromEntries(cache), null, 1)}\n`)
  renameSync(`${file}.new`, file)
}
