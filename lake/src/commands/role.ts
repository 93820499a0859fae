import {type UserRole, userRoles} from '../database/users.ts'
import {UsageError} from './command.ts'

/** @throws UsageError naming the roles */
export function parseRole(text: string | undefined): UserRole {
  const role = userRoles.find((candidate) => candidate === text)
  if (role !== undefined) return role
  const problem = text === undefined ? 'The option --role is missing' : `There is no role "${text}"`
  throw new UsageError(`${problem}: use ${userRoles.join(', ')}.`)
}
