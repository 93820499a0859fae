import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {systemCodeOf} from '../errors.ts'
import type {DataDirectory} from './dataDirectory.ts'
import {replaceFile, syncToDisk} from './durable.ts'
import type {Sources} from './sources.ts'

function fileIn(directory: DataDirectory): string {
  return join(directory.root, 'held.json')
}

export async function holdSources(directory: DataDirectory, held: Sources): Promise<void> {
  await replaceFile(fileIn(directory), `${JSON.stringify(held)}\n`)
  await syncToDisk(directory.root)
}

/** Content and code that somebody went back from. */
export async function findHeldSources(directory: DataDirectory): Promise<Sources | undefined> {
  try {
    const {datasetState, codeDigest} = Object(JSON.parse(await readFile(fileIn(directory), 'utf8')))
    return {datasetState: String(datasetState), codeDigest: String(codeDigest)}
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
