import {processTerminal, runCommand} from './commands/command.ts'
import {commands} from './commands/commands.ts'

process.exitCode = await runCommand(commands, process.argv.slice(2), processTerminal)
