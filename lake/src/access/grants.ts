import type {Caller} from './caller.ts'

/** One line of a dataset's ACL: what may be done with documents that match a GROQ filter. */
export interface Grant {
  filter: string
  permissions: string[]
}

const permissionsByRole = {
  anonymous: ['read'],
  viewer: ['read'],
  editor: ['read', 'create', 'update', 'history'],
  administrator: ['read', 'create', 'update', 'history', 'editHistory', 'manage'],
} satisfies Record<Caller['role'], string[]>

/**
 * The ACL as the Studio reads it: it runs each filter with groq-js on each document to decide which
 * fields and actions to enable. The lake itself decides with `canRead` and `canWrite`.
 */
export function grantsOf(caller: Caller, aclMode: 'public' | 'private'): Grant[] {
  if (caller.role === 'anonymous') {
    return aclMode === 'public'
      ? [{filter: '_id in path("*")', permissions: permissionsByRole.anonymous}]
      : []
  }
  return [{filter: '_id in path("**")', permissions: permissionsByRole[caller.role]}]
}
