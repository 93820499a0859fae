import type {Database} from '../database/open.ts'
import {findUserByEmail, type User, type UserRole, writeUser} from '../database/users.ts'
import {LakeError} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'
import {passwordHash} from './password.ts'

const minimumPasswordLength = 10

/**
 * Adds a person who signs in with a password.
 *
 * @throws LakeError `validation` for a malformed or taken address or a password under 10 characters
 */
export async function addUser(
  deps: {database: Database; surroundings: Surroundings},
  person: {email: string; name?: string | undefined; role: UserRole; password: string},
): Promise<User> {
  if (!/^[^\s@]+@[^\s@]+$/.test(person.email)) {
    throw new LakeError('validation', {
      message: `"${person.email}" is not an e-mail address. Write it as name@host.`,
    })
  }
  if (person.password.length < minimumPasswordLength) {
    throw new LakeError('validation', {
      message: `The password is too short: it needs at least ${minimumPasswordLength} characters.`,
    })
  }
  if (findUserByEmail(deps.database, person.email) !== undefined) {
    throw new LakeError('validation', {
      message: `A user with the address "${person.email}" exists already.`,
    })
  }
  const user: User = {
    id: `user-${deps.surroundings.newId()}`,
    kind: 'person',
    name: person.name ?? (person.email.split('@')[0] as string), // the pattern above has an @
    email: person.email,
    role: person.role,
    passwordHash: await passwordHash(person.password),
    createdAt: deps.surroundings.now(),
  }
  writeUser(deps.database, user)
  return user
}
