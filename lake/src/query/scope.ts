import type {QueryRun} from './plan/queryRun.ts'

/** Where a node stands in its query. */
export interface Scope {
  query: string
  /** Absent where documents come from elsewhere, as for listeners: then nothing is planned. */
  run?: QueryRun
  /** True where `@` is a whole document. */
  isDocument: boolean
  /** True where `@` is an item of a map, a scope that `^` skips. */
  isHidden: boolean
  /** False if the tree can only be evaluated asynchronously, so that no part of it can be by itself. */
  isSync: boolean
}
