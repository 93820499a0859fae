import type {FileTable} from '../release/fileDigests.ts'
import type {ReleaseFiles} from '../release/releaseFiles.ts'
import type {FileChanges} from './report.ts'

const namedPages = 12

/** Counts what a release changes, where that is known, and names some of the pages. */
export function countChanges(
  before: ReleaseFiles,
  after: {changed: FileTable; removed: readonly string[]},
): FileChanges {
  return counted(before, {changed: Object.keys(after.changed), removed: after.removed})
}

/** Counts what a release changes, and names some of the pages. */
export function compareFiles(before: ReleaseFiles, after: ReleaseFiles): FileChanges {
  return counted(before, after.differencesFrom(before))
}

function counted(
  before: ReleaseFiles,
  {changed: names, removed}: {changed: readonly string[]; removed: readonly string[]},
): FileChanges {
  const changed = names.filter((name) => before.has(name)).length
  const unchanged = before.size - changed - removed.length
  const pages = firstPages([...names, ...removed])
  return {added: names.length - changed, changed, removed: removed.length, unchanged, pages}
}

function firstPages(names: readonly string[]): string[] {
  return names.filter((name) => name.endsWith('.html')).slice(0, namedPages)
}
