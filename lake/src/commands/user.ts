import {text as readAll} from 'node:stream/consumers'
import {newSecret} from '../access/secrets.ts'
import {addUser, changeUser, removeUser} from '../access/users.ts'
import {readPeople, userRoles} from '../database/users.ts'
import {type Command, type CommandInput, dataOption, UsageError, withDatabase} from './command.ts'
import {parseRole} from './role.ts'

const add: Command = {
  name: 'user add',
  positionals: [],
  summary:
    'Adds a person who signs in with a password, which is generated and printed unless it comes by stdin.',
  options: {
    email: {type: 'string', value: 'E', help: 'address to sign in with (required)'},
    name: {type: 'string', value: 'N', help: 'name shown beside edits (default: from the address)'},
    role: {type: 'string', value: 'R', help: `${userRoles.join(', ')} (required)`},
    'password-stdin': {type: 'boolean', help: 'read the password from stdin'},
    data: dataOption,
  },
  run: (input) =>
    withDatabase(input, async (deps) => {
      const email = input.text('email')
      if (email === undefined) throw new UsageError('The option --email is missing.')
      const role = parseRole(input.text('role'))
      const isGiven = input.flag('password-stdin')
      const password = isGiven ? await passwordFrom(input) : newSecret('')
      const user = await addUser(deps, {email, role, password, name: input.text('name')})
      input.terminal.say(`User ${user.id} can sign in as ${email}.`)
      if (!isGiven) input.terminal.print(password)
    }),
}

const change: Command = {
  name: 'user change',
  positionals: ['EMAIL'],
  summary:
    'Changes name, role or password; a new role or password ends the sessions of the person.',
  options: {
    name: {type: 'string', value: 'N', help: 'name shown beside edits'},
    role: {type: 'string', value: 'R', help: userRoles.join(', ')},
    'password-stdin': {type: 'boolean', help: 'read a new password from stdin'},
    'new-password': {type: 'boolean', help: 'generate a new password and print it'},
    data: dataOption,
  },
  run: (input) =>
    withDatabase(input, async ({database}) => {
      const email = input.positionals[0] as string // checked against "positionals"
      const role = input.text('role')
      const isGiven = input.flag('password-stdin')
      const isGenerated = input.flag('new-password')
      if (isGiven && isGenerated) {
        throw new UsageError('Give either --password-stdin or --new-password, not both.')
      }
      const generated = isGenerated ? newSecret('') : undefined
      const user = await changeUser(database, email, {
        name: input.text('name'),
        role: role === undefined ? undefined : parseRole(role),
        password: isGiven ? await passwordFrom(input) : generated,
      })
      input.terminal.say(`User ${user.id} (${email}) is changed.`)
      if (generated !== undefined) input.terminal.print(generated)
    }),
}

const list: Command = {
  name: 'user list',
  positionals: [],
  summary: 'Lists the people, one JSON object a line.',
  options: {data: dataOption},
  run: (input) =>
    withDatabase(input, ({database}) => {
      for (const {id, name, email, role, passwordHash, createdAt} of readPeople(database)) {
        const hasPassword = passwordHash !== null
        const since = new Date(createdAt).toISOString()
        input.terminal.print(JSON.stringify({id, name, email, role, hasPassword, createdAt: since}))
      }
    }),
}

const remove: Command = {
  name: 'user remove',
  positionals: ['EMAIL'],
  summary: 'Removes a person; sessions end at once, documents keep the id of their author.',
  options: {data: dataOption},
  run: (input) =>
    withDatabase(input, ({database}) => {
      const email = input.positionals[0] as string // checked against "positionals"
      const {id} = removeUser(database, email)
      input.terminal.say(`User ${id} (${email}) is removed.`)
    }),
}

export const userCommands: readonly Command[] = [add, change, list, remove]

async function passwordFrom({terminal}: CommandInput): Promise<string> {
  return (await readAll(terminal.stdin)).replace(/\r?\n$/, '')
}
