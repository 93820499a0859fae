import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {onTestFinished} from 'vitest'

/** Calls what it is given when the test ends, or all tests of a file that share something. */
export type WhenDone = (end: () => void | Promise<void>) => void

/** A folder of the test's own that goes away with it. */
export function temporaryFolder(whenDone: WhenDone = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-'))
  whenDone(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}
