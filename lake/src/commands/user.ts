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
    'Adds a person who signs in with a password: read from stdin when it is piped, else generated and printed.',
  options: {
    email: {type: 'string', value: 'E', help: 'address to sign in with (required)'},
    name: {type: 'string', value: 'N', help: 'name shown beside edits (default: from the address)'},
    role: {type: 'string', value: 'R', help: `${userRoles.join(', ')} (required)`},
    data: dataOption,
  },
  run: (input) =>
    withDatabase(input, async (deps) => {
      const email = input.text('email')
      if (email === undefined) throw new UsageError('The option --email is missing.')
      const role = parseRole(input.text('role'))
      const given = process.stdin.isTTY ? '' : (await readAll(process.stdin)).replace(/\r?\n$/, '')
      const password = given === '' ? newSecret('') : given
      const user = await addUser(deps, {email, role, password, name: input.text('name')})
      process.stderr.write(`User ${user.id} can sign in as ${email}.\n`)
      if (given === '') process.stdout.write(`${password}\n`)
    }),
}

export const userCommands: readonly Command[] = [add]
