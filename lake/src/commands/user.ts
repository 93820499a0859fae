import {text as readAll} from 'node:stream/consumers'
import {newSecret} from '../access/secrets.ts'
import {addUser} from '../access/users.ts'
import {userRoles} from '../database/users.ts'
import {type Command, dataOption, UsageError, withDatabase} from './command.ts'
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
      const password = isGiven
        ? (await readAll(input.terminal.stdin)).replace(/\r?\n$/, '')
        : newSecret('')
      const user = await addUser(deps, {email, role, password, name: input.text('name')})
      input.terminal.say(`User ${user.id} can sign in as ${email}.`)
      if (!isGiven) input.terminal.print(password)
    }),
}

export const userCommands: readonly Command[] = [add]
