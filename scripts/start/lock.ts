import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {Problem} from '../launch/problem.mjs'

/**
 * Makes this process the only one that works on a data folder.
 *
 * @returns a function that lets go
 * @throws Problem naming the process that holds it
 */
export function holdLock(file: string): () => void {
  try {
    writeFileSync(file, String(process.pid), {flag: 'wx'})
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const holder = Number(readFileSync(file, 'utf8'))
    if (isAlive(holder)) {
      throw new Problem(
        `Crosswalk is already running on this data folder (process ${holder}).` +
          ' Stop it with Ctrl-C in its terminal, or choose another folder with: npm start -- --data DIR',
      )
    }
    writeFileSync(file, String(process.pid))
  }
  return () => rmSync(file, {force: true})
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
