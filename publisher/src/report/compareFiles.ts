import type {ReleaseFiles} from '../release/fileDigests.ts'
import {fileCountOf} from '../release/manifest.ts'
import type {FileChanges} from './report.ts'

const namedPages = 12

/** Counts what a release changes, where that is known, and names some of the pages. */
export function countChanges(
  before: ReleaseFiles,
  after: {changed: ReleaseFiles; removed: readonly string[]; files: ReleaseFiles},
): FileChanges {
  const names = Object.keys(after.changed)
  const changed = names.filter((name) => Object.hasOwn(before, name)).length
  const added = names.length - changed
  const unchanged = fileCountOf(before) - changed - after.removed.length
  const pages = firstPages([...names, ...after.removed])
  return {added, changed, removed: after.removed.length, unchanged, pages}
}

/** Counts what a release changes, and names some of the pages. */
export function compareFiles(before: ReleaseFiles, after: ReleaseFiles): FileChanges {
  const changes = {added: 0, changed: 0, removed: 0, unchanged: 0}
  const names: string[] = []
  for (const [name, {digest}] of Object.entries(after)) {
    const old = before[name]
    if (!old) changes.added += 1
    else if (old.digest === digest) changes.unchanged += 1
    else changes.changed += 1
    if (old?.digest !== digest) names.push(name)
  }
  const removed = Object.keys(before).filter((name) => !Object.hasOwn(after, name))
  return {...changes, removed: removed.length, pages: firstPages([...names, ...removed])}
}

function firstPages(names: readonly string[]): string[] {
  return names.filter((name) => name.endsWith('.html')).slice(0, namedPages)
}
