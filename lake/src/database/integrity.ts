import {statSync} from 'node:fs'
import {Worker} from 'node:worker_threads'
import type {Logger} from 'pino'
import {LakeError} from '../errors.ts'
import type {Database} from './open.ts'

/** Checking reads the whole file: below this it takes a moment, above it would delay the start. */
const promptBytes = 64 * 1024 * 1024

/** @throws LakeError `storage` if the database is damaged; large ones are not looked at, see {@link watchIntegrity} */
export function requireIntegrity(database: Database, file: string): void {
  if (isLarge(file)) return
  const finding = database.pragma('quick_check(1)', {simple: true})
  if (finding !== 'ok') throw damaged(file, finding)
}

/** Checks a large database while it is in use, and says in the log if it is damaged. */
export function watchIntegrity(database: Database, log: Logger): {close: () => void} {
  const file = database.name
  if (database.memory || !isLarge(file)) return {close: () => {}}
  const worker = new Worker(new URL('./integrityWorker.ts', import.meta.url), {workerData: file})
  worker.unref()
  worker.once('message', (finding: unknown) => {
    if (finding === 'ok') log.info({file}, 'The database is undamaged')
    else log.fatal({file, finding}, damaged(file, finding).message)
  })
  worker.once('error', (error) => log.error({err: error}, 'The database could not be checked'))
  return {close: () => void worker.terminate()}
}

function isLarge(file: string): boolean {
  return file !== ':memory:' && statSync(file).size > promptBytes
}

function damaged(file: string, finding: unknown): LakeError {
  return new LakeError('storage', {
    message: `The database ${file} is damaged (${String(finding)}). Restore a backup made with "lake backup". Nothing was changed.`,
    details: {file, finding},
  })
}
