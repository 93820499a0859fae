import {backupCommand} from './backup.ts'
import type {Command} from './command.ts'
import {serveCommand} from './serve.ts'
import {tokenCommands} from './token.ts'
import {userCommands} from './user.ts'
import {webhookCommands} from './webhook.ts'

/** The whole command line, in the order of its help. */
export const commands: readonly Command[] = [
  serveCommand,
  ...tokenCommands,
  ...userCommands,
  ...webhookCommands,
  backupCommand,
]
