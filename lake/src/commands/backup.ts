import {closeSync, openSync} from 'node:fs'
import {type Command, dataOption, UsageError, withDatabase} from './command.ts'

export const backupCommand: Command = {
  name: 'backup',
  positionals: ['FILE'],
  summary:
    'Copies the database into FILE while the lake may be serving. Asset files are not in it: copy the folder "assets" too.',
  options: {data: dataOption},
  run: (input) =>
    withDatabase(input, async ({database}) => {
      const file = input.positionals[0] as string // checked against "positionals"
      reserve(file)
      await database.backup(file)
      input.terminal.say('The database is saved in:')
      input.terminal.print(file)
    }),
}

/** The copy holds password hashes and webhook secrets, so only its owner may read it. */
function reserve(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new UsageError(`The file ${file} exists already. Choose another name, or move it away.`)
    }
    throw error
  }
}
