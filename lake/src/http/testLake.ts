import {onTestFinished} from 'vitest'
import type {UserRole} from '../database/users.ts'
import {createLake, type Lake, type LakeOptions} from '../index.ts'
import {realSurroundings} from '../surroundings.ts'

export interface TestLake {
  lake: Lake
  /** A token of each role, and none. */
  tokens: Record<UserRole, string> & {anonymous: undefined}
  /** Sends a request below `/v2025-02-19`, or to a path without version that starts with `//`. */
  ask: (path: string, init?: RequestInit & {as?: keyof TestLake['tokens']}) => Promise<Response>
  /** Moves the lake's clock forward. */
  wait: (milliseconds: number) => void
}

export const studioOrigin = 'http://localhost:3333'

/** A lake in memory without a socket; closes with the test. Requests are the administrator's unless told. */
export async function startTestLake(options: Partial<LakeOptions> = {}): Promise<TestLake> {
  let waitedMs = 0
  const surroundings = {...realSurroundings('silent'), now: () => Date.now() + waitedMs}
  const lake = await createLake({
    directory: ':memory:',
    projectId: 'p',
    corsOrigins: [studioOrigin],
    publicUrl: 'http://localhost',
    surroundings,
    ...options,
  })
  onTestFinished(() => lake.close())
  const tokens = {
    viewer: lake.createToken('viewer', 'a viewer'),
    editor: lake.createToken('editor', 'an editor'),
    administrator: lake.createToken('administrator', 'an administrator'),
    anonymous: undefined,
  }
  return {
    lake,
    tokens,
    ask: (path, {as = 'administrator', headers, ...init} = {}) => {
      const token = tokens[as]
      const all = new Headers(headers)
      if (token !== undefined && !all.has('authorization'))
        all.set('authorization', `Bearer ${token}`)
      const pathname = path.startsWith('//') ? path.slice(1) : `/v2025-02-19${path}`
      return lake.fetch(new Request(`http://localhost${pathname}`, {...init, headers: all}))
    },
    wait: (milliseconds) => {
      waitedMs += milliseconds
    },
  }
}
