import {availableParallelism} from 'node:os'
import {fileURLToPath} from 'node:url'
import {Piscina} from 'piscina'
import {type FileFindings, type FileToRead, findingsOf} from './fileFindings.ts'

/** With fewer files, threads take longer to start than the files to read. */
const fewFiles = 1_500
const filesAtOnce = 50
/** Lists of files that a thread is given ahead, so that none waits and no more are held in memory. */
const listsAhead = 2

/** Reads files in their order; many of them in threads. */
export async function* readFiles(files: readonly FileToRead[]): AsyncGenerator<FileFindings> {
  const threadCount = availableParallelism()
  if (files.length < fewFiles || threadCount === 1) {
    for (const file of files) yield findingsOf(file)
    return
  }
  const threads = new Piscina<readonly FileToRead[], FileFindings[]>({
    filename: fileURLToPath(new URL('readingThread.ts', import.meta.url)),
    minThreads: threadCount,
    maxThreads: threadCount,
  })
  const running: Promise<FileFindings[]>[] = []
  try {
    for (let start = 0; start < files.length || running.length > 0; ) {
      while (start < files.length && running.length < threadCount * listsAhead) {
        running.push(threads.run(files.slice(start, start + filesAtOnce)))
        start += filesAtOnce
      }
      yield* (await running.shift()) ?? []
    }
  } finally {
    // After a failure the others end too, each with a failure of its own that says nothing new.
    const ended = Promise.allSettled(running)
    await threads.destroy()
    await ended
  }
}
