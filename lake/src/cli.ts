import {backupCommand} from './commands/backup.ts'
import {type Command, runCommand} from './commands/command.ts'
import {serveCommand} from './commands/serve.ts'
import {tokenCommands} from './commands/token.ts'
import {userCommands} from './commands/user.ts'
import {webhookCommands} from './commands/webhook.ts'

const commands: readonly Command[] = [
  serveCommand,
  ...tokenCommands,
  ...userCommands,
  ...webhookCommands,
  backupCommand,
]

process.exitCode = await runCommand(commands, process.argv.slice(2))
