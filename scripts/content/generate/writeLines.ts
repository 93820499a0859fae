import {once} from 'node:events'
import {createWriteStream, renameSync, rmSync} from 'node:fs'
import type {Writable} from 'node:stream'
import {finished} from 'node:stream/promises'

/** Lines are handed on in pieces of about this size: one call to the system for many lines. */
const chunkCharacters = 64 * 1024

/**
 * Writes lines as fast as they are taken, never holding more than a piece.
 *
 * @returns number of lines
 */
async function writeTo(stream: Writable, lines: Iterable<string>): Promise<number> {
  let count = 0
  let chunk = ''
  const flush = async () => {
    if (!stream.write(chunk)) await once(stream, 'drain')
    chunk = ''
  }
  for (const line of lines) {
    chunk += `${line}\n`
    count += 1
    if (chunk.length >= chunkCharacters) await flush()
  }
  await flush()
  return count
}

/** The file appears only when complete. */
export async function writeLinesToFile(file: string, lines: Iterable<string>): Promise<number> {
  const partial = `${file}.partial`
  const stream = createWriteStream(partial)
  try {
    const count = await Promise.race([writeTo(stream, lines), failureOf(stream)])
    stream.end()
    await finished(stream)
    renameSync(partial, file)
    return count
  } catch (error) {
    stream.destroy()
    rmSync(partial, {force: true})
    throw error
  }
}

/** A reader that has had enough, such as `head`, ends the writing without an error. */
export async function writeLinesToOutput(lines: Iterable<string>): Promise<number> {
  try {
    return await Promise.race([writeTo(process.stdout, lines), failureOf(process.stdout)])
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0
    throw error
  }
}

async function failureOf(stream: Writable): Promise<never> {
  const [error] = await once(stream, 'error')
  throw error
}
