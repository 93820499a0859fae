import type {Database} from '../database/open.ts'
import {
  deletePerson,
  deleteSessions,
  findUserByEmail,
  type User,
  type UserRole,
  updatePerson,
  writeUser,
} from '../database/users.ts'
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
  requireLongPassword(person.password)
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

/**
 * Changes what is given and keeps the rest. A new password or role ends the person's sessions: who
 * lost an account must not stay signed in.
 *
 * @throws LakeError `notFound`, `validation` for a password under 10 characters
 */
export async function changeUser(
  database: Database,
  email: string,
  change: {
    name?: string | undefined
    role?: UserRole | undefined
    password?: string | undefined
  },
): Promise<User> {
  const present = requirePerson(database, email)
  const {name, role, password} = change
  if (password !== undefined) requireLongPassword(password)
  const user: User = {
    ...present,
    name: name ?? present.name,
    role: role ?? present.role,
    passwordHash: password === undefined ? present.passwordHash : await passwordHash(password),
  }
  database.transaction(() => {
    updatePerson(database, user)
    if (password !== undefined || user.role !== present.role) deleteSessions(database, user.id)
  })()
  return user
}

/**
 * Removes a person; sessions end at once. Documents keep the id of their author.
 *
 * @throws LakeError `notFound`
 */
export function removeUser(database: Database, email: string): User {
  const user = requirePerson(database, email)
  deletePerson(database, user.id)
  return user
}

function requirePerson(database: Database, email: string): User {
  const user = findUserByEmail(database, email)
  if (user?.kind === 'person') return user
  throw new LakeError('notFound', {
    message: `There is no person with the address "${email}". "user list" shows who there is.`,
  })
}

function requireLongPassword(password: string): void {
  if (password.length >= minimumPasswordLength) return
  throw new LakeError('validation', {
    message: `The password is too short: it needs at least ${minimumPasswordLength} characters.`,
  })
}
