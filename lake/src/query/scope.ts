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
  /** True in what `score` adds up: there `||` counts both of its sides. */
  isScored: boolean
  /** False if the tree can only be evaluated asynchronously, so that no part of it can be by itself. */
  isSync: boolean
}
