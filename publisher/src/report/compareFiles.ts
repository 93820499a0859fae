import type {ReleaseFiles} from '../release/fileDigests.ts'
import type {FileChanges} from './report.ts'

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
