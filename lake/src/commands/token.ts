import {Tokens} from '../access/tokens.ts'
import {userRoles} from '../database/users.ts'
import {type Command, dataOption, withDatabase} from './command.ts'
import {parseRole} from './role.ts'

const create: Command = {
  name: 'token create',
  positionals: [],
  summary: 'Creates a token that never expires and prints it. It cannot be shown again.',
  options: {
    role: {type: 'string', value: 'R', help: `${userRoles.join(', ')} (required)`},
    label: {type: 'string', value: 'L', help: 'what the token is for (default: the role)'},
    data: dataOption,
  },
  run: (input) =>
    withDatabase(input, (deps) => {
      const role = parseRole(input.text('role'))
      const {id, token} = new Tokens(deps).createRobotToken(role, input.text('label') ?? role)
      input.terminal.say(`Token ${id} created. Its text is shown only once:`)
      input.terminal.print(token)
    }),
}

const list: Command = {
  name: 'token list',
  positionals: [],
  summary: 'Lists the tokens, one JSON object a line. The tokens themselves are not known.',
  options: {data: dataOption},
  run: (input) =>
    withDatabase(input, (deps) => {
      for (const token of new Tokens(deps).list()) {
        const {id, role, label, revokedAt} = token
        const createdAt = new Date(token.createdAt).toISOString()
        input.terminal.print(
          JSON.stringify({id, role, label, createdAt, isRevoked: revokedAt !== null}),
        )
      }
    }),
}

const revoke: Command = {
  name: 'token revoke',
  positionals: ['ID'],
  summary: 'Revokes a token at once, also for a lake that is serving.',
  options: {data: dataOption},
  run: (input) =>
    withDatabase(input, (deps) => {
      const id = input.positionals[0] as string // checked against "positionals"
      new Tokens(deps).revoke(id)
      input.terminal.say(`Token ${id} is revoked.`)
    }),
}

export const tokenCommands: readonly Command[] = [create, list, revoke]
