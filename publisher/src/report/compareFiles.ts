import type {ReleaseFiles} from '../release/fileDigests.ts'
import {fileCountOf} from '../release/manifest.ts'
import type {FileChanges} from './report.ts'

/** Counts what a release changes, where that is known. */
export function countChanges(
  before: ReleaseFiles,
  after: {changed: ReleaseFiles; removed: readonly string[]; files: ReleaseFiles},
): FileChanges {
  const names = Object.keys(after.changed)
  const changed = names.filter((name) => Object.hasOwn(before, name)).length
  const added = names.length - changed
  const unchanged = fileCountOf(before) - changed - after.removed.length
  return {added, changed, removed: after.removed.length, unchanged}
}

/** Counts what a release changes. */
export function compareFiles(before: ReleaseFiles, after: ReleaseFiles): FileChanges {
  const changes: FileChanges = {added: 0, changed: 0, removed: 0, unchanged: 0}
  for (const [name, {digest}] of Object.entries(after)) {
    const old = before[name]
    if (!old) changes.added += 1
    else if (old.digest === digest) changes.unchanged += 1
    else changes.changed += 1
  }
  changes.removed = Object.keys(before).filter((name) => !after[name]).length
  return changes
}
