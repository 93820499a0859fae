import {randomUUID} from 'node:crypto'
import {type FileHandle, mkdir, open, readFile, rename, rm} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {LakeError} from '../errors.ts'

/** Where the bytes of assets are kept, by the path that is also in their documents and URLs. */
export interface AssetFiles {
  has(path: string): Promise<boolean>
  /** Undefined when there is no such file. */
  read(path: string): Promise<Buffer | undefined>
  /** Durable when the promise resolves; a reader sees the whole file or none. */
  write(path: string, bytes: Uint8Array): Promise<void>
}

/** Files below `<data folder>/assets`, or in memory for a lake without a folder. */
export function openAssetFiles(directory: string | ':memory:'): AssetFiles {
  return directory === ':memory:' ? memoryFiles() : diskFiles(join(directory, 'assets'))
}

function memoryFiles(): AssetFiles {
  const files = new Map<string, Buffer>()
  return {
    has: async (path) => files.has(path),
    read: async (path) => files.get(path),
    write: async (path, bytes) => {
      files.set(path, Buffer.from(bytes))
    },
  }
}

function diskFiles(root: string): AssetFiles {
  return {
    has: async (path) => {
      const handle = await openIfPresent(join(root, path))
      await handle?.close()
      return handle !== undefined
    },
    read: async (path) => {
      const handle = await openIfPresent(join(root, path))
      if (handle === undefined) return undefined
      try {
        return await readFile(handle)
      } finally {
        await handle.close()
      }
    },
    write: async (path, bytes) => {
      try {
        await writeDurably(join(root, path), bytes)
      } catch (cause) {
        throw new LakeError('storage', {
          message: `The asset file ${path} could not be written. Check the free space and the permissions of the data folder, then retry.`,
          details: {path, root},
          cause,
        })
      }
    },
  }
}

async function openIfPresent(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, 'r')
  } catch (error) {
    if (isErrorCode(error, 'ENOENT') || isErrorCode(error, 'ENOTDIR')) return undefined
    throw error
  }
}

/** Temporary file, fsync, rename, fsync of the folder: after a crash there is the file or nothing. */
async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(file)
  await mkdir(folder, {recursive: true})
  const temporary = join(folder, `.${randomUUID()}.part`)
  try {
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
    await syncFolder(folder)
  } catch (error) {
    await rm(temporary, {force: true})
    throw error
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; its file systems write directory entries through.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
