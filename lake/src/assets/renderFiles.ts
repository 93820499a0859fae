import {mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Surroundings} from '../surroundings.ts'

/** Where renderings are kept. Losing one costs the time to render it again. */
export interface RenderFiles {
  /** Least recently used first. */
  list(): Promise<{key: string; sizeBytes: number}[]>
  /** Undefined when there is no such rendering, or no whole one. */
  read(key: string): Promise<Buffer | undefined>
  /** False when it could not be kept. */
  write(key: string, bytes: Buffer): Promise<boolean>
  remove(key: string): Promise<void>
}

/**
 * Files below `<data folder>/renderings`, or in memory for a lake without a folder.
 *
 * @param options.directory - data folder, or `:memory:`
 */
export function openRenderFiles(options: {
  directory: string | ':memory:'
  log: Surroundings['log']
}): RenderFiles {
  if (options.directory === ':memory:') return memoryFiles()
  return diskFiles(join(options.directory, 'renderings'), options.log)
}

function memoryFiles(): RenderFiles {
  const files = new Map<string, Buffer>()
  return {
    list: async () => [],
    read: async (key) => files.get(key),
    write: async (key, bytes) => {
      files.set(key, bytes)
      return true
    },
    remove: async (key) => {
      files.delete(key)
    },
  }
}

/** The name ends with the length: a file that a crash cut short is told by it. */
const fileNamePattern = /^([0-9a-f]{40})\.(\d+)$/

function diskFiles(folder: string, log: Surroundings['log']): RenderFiles {
  const lengths = new Map<string, number>()
  const fileOf = (key: string): string => join(folder, `${key}.${lengths.get(key)}`)
  return {
    list: async () => {
      await mkdir(folder, {recursive: true, mode: 0o700})
      const found = []
      for (const name of await readdir(folder)) {
        const [, key, length] = fileNamePattern.exec(name) ?? []
        const {size, mtimeMs} = await stat(join(folder, name))
        if (key === undefined || size !== Number(length)) {
          await rm(join(folder, name), {recursive: true})
          continue
        }
        lengths.set(key, size)
        found.push({key, sizeBytes: size, mtimeMs})
      }
      return found.sort((one, other) => one.mtimeMs - other.mtimeMs)
    },
    read: async (key) => {
      try {
        const bytes = await readFile(fileOf(key))
        const now = new Date()
        await utimes(fileOf(key), now, now)
        return bytes
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      }
    },
    write: async (key, bytes) => {
      lengths.set(key, bytes.byteLength)
      const partial = `${fileOf(key)}.part`
      try {
        await writeFile(partial, bytes)
        await rename(partial, fileOf(key))
        return true
      } catch (error) {
        // The picture is rendered and can be sent; a full disk only makes the next request slower.
        log.warn({err: error}, 'A rendered image could not be kept on disk')
        await rm(partial, {force: true})
        return false
      }
    },
    remove: async (key) => {
      await rm(fileOf(key), {force: true})
      lengths.delete(key)
    },
  }
}
