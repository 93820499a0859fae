import {copyFile, link, mkdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {systemCodeOf} from '../errors.ts'
import {forEachConcurrently} from '../forEachConcurrently.ts'
import type {Release} from './dataDirectory.ts'

/** Puts a folder of a release into a tree that has none of that name. */
export async function linkFolder(
  {siteDirectory, manifest}: Release,
  folder: string,
  target: string,
): Promise<void> {
  const prefix = folder.replace(/\/?$/, '/')
  const names = [...manifest.files.names()].filter((name) => name.startsWith(prefix))
  await forEachConcurrently(names, 16, async (name) => {
    const [from, to] = [join(siteDirectory, name), join(target, name)]
    await mkdir(dirname(to), {recursive: true})
    try {
      await link(from, to)
    } catch (error) {
      if (!['EXDEV', 'EMLINK', 'EPERM', 'ENOTSUP'].includes(systemCodeOf(error) ?? '')) throw error
      await copyFile(from, to)
    }
  })
}
