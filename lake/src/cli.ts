import {processTerminal, runCommand} from './commands/command.ts'
import {commands} from './commands/commands.ts'

// The data folder holds drafts, password hashes and webhook secrets: only its owner may read it.
process.umask(0o077)
process.exitCode = await runCommand(commands, process.argv.slice(2), processTerminal)
