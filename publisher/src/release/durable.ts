import {open, rename, rm} from 'node:fs/promises'

/** Makes a file's bytes, or a directory's list of names, survive a power cut. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Replaces a file in one step: readers, also after a crash, see the old text or the new.
 *
 * The caller syncs the directory when the new name must be durable as well.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.next`
  try {
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, {force: true})
    throw error
  }
}
