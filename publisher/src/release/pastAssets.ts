import {link, lstat, mkdir, readdir, rm} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {systemCodeOf} from '../errors.ts'

/** Folder of files whose names change with their content. */
export const assetFolder = '_astro/'
/** Longer than anybody reads one page. */
const keptMs = 24 * 60 * 60 * 1000

/**
 * Files that a release leaves out and that its readers may still ask for: somebody has the page of
 * before, and its style sheet is yet to be loaded. They lie beside the releases, so that a release
 * holds no more than a clean build.
 */
export async function keepPastAssets(
  pastDirectory: string,
  {siteDirectory, names}: {siteDirectory: string; names: readonly string[]},
): Promise<void> {
  for (const name of names.filter((each) => each.startsWith(assetFolder))) {
    const path = join(pastDirectory, name)
    await mkdir(dirname(path), {recursive: true})
    try {
      await link(join(siteDirectory, name), path)
    } catch (error) {
      // Best effort: without it a page of before lacks a file until it is loaded again.
      const harmless = ['EEXIST', 'ENOENT', 'EXDEV', 'EMLINK', 'EPERM', 'ENOTSUP']
      if (!harmless.includes(systemCodeOf(error) ?? '')) throw error
    }
  }
}

/** Takes away what has not been in a release for a day. */
export async function prunePastAssets(pastDirectory: string, now: number): Promise<void> {
  const entries = await readdir(pastDirectory, {recursive: true, withFileTypes: true}).catch(
    (error: unknown) => {
      if (systemCodeOf(error) === 'ENOENT') return []
      throw error
    },
  )
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name)
    // The time of the last change of links: it was linked here, or went from a release.
    if (now - (await lstat(path)).ctimeMs > keptMs) await rm(path, {force: true})
  }
}
