import {readdirSync, readFileSync} from 'node:fs'

/** Resident memory of processes by id: one, and all that it started. From Linux's /proc; empty elsewhere. */
export function residentBytesBelow(root: number | undefined): Map<number, number> {
  if (process.platform !== 'linux' || root === undefined) return new Map()
  const parents = new Map<number, number>()
  const resident = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const status = readStatus(name)
    parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]))
    resident.set(Number(name), Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024)
  }
  const isBelow = (id: number | undefined): boolean =>
    id === root || (id !== undefined && id > 1 && isBelow(parents.get(id)))
  return new Map([...resident].filter(([id]) => isBelow(id)))
}

/** Empty for a process that has ended since it was listed. */
function readStatus(id: string): string {
  try {
    return readFileSync(`/proc/${id}/status`, 'utf8')
  } catch {
    return ''
  }
}
