import {existsSync} from 'node:fs'
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
      if (existsSync(file)) {
        throw new UsageError(
          `The file ${file} exists already. Choose another name, or move it away.`,
        )
      }
      await database.backup(file)
      process.stderr.write('The database is saved in:\n')
      process.stdout.write(`${file}\n`)
    }),
}
