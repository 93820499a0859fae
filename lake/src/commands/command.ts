import type {Readable} from 'node:stream'
import {type ParseArgsOptionsConfig, parseArgs} from 'node:util'
import {type Database, openDatabase} from '../database/open.ts'
import {storageError} from '../database/storageError.ts'
import {LakeError} from '../errors.ts'
import {realSurroundings, type Surroundings} from '../surroundings.ts'
import {defaultDirectory} from './environment.ts'

/** One command of the command line: `serve`, `token create` and so on. */
export interface Command {
  name: string
  /** Names of positional arguments; those in brackets may be left out. */
  positionals: readonly string[]
  summary: string
  options: Record<string, CommandOption>
  run: (input: CommandInput) => Promise<void>
}

export interface CommandOption {
  type: 'string' | 'boolean'
  multiple?: boolean
  /** Placeholder of the value in the help text. */
  value?: string
  help: string
}

/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Terminal {
  stdin: Readable
  /** Writes a line of the result to stdout. */
  print: (line: string) => void
  /** Writes a line for the person to stderr. */
  say: (line: string) => void
}

export const processTerminal: Terminal = {
  stdin: process.stdin,
  print: (line) => void process.stdout.write(`${line}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
}

/** Parsed arguments. The readers know the options' types; a wrong name is a programming error. */
export interface CommandInput {
  terminal: Terminal
  positionals: readonly string[]
  text: (option: string) => string | undefined
  texts: (option: string) => string[]
  flag: (option: string) => boolean
}

/** A mistake on the command line, as opposed to one that happened while the command ran. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export const dataOption: CommandOption = {
  type: 'string',
  value: 'DIR',
  help: `data folder (default ${defaultDirectory})`,
}

export function directoryOf(input: CommandInput): string {
  return input.text('data') ?? defaultDirectory
}

/**
 * Finds and runs a command. Results go to stdout, everything else to stderr.
 *
 * @returns the exit code: 0 only on success
 */
export async function runCommand(
  commands: readonly Command[],
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const command = commands.find(({name}) => name.split(' ').every((word, at) => args[at] === word))
  const wantsHelp = args.includes('--help') || args.includes('-h')
  if (command === undefined) {
    const isKnownGroup = commands.some(({name}) => name.split(' ')[0] === args[0])
    const shown = isKnownGroup
      ? commands.filter(({name}) => name.startsWith(`${args[0]} `))
      : commands
    if (wantsHelp) terminal.print(overview(shown))
    else if (args.length === 0) terminal.say(overview(shown))
    else terminal.say(`There is no command "${args.join(' ')}".\n\n${overview(shown)}`)
    return wantsHelp ? 0 : 1
  }
  if (wantsHelp) {
    terminal.print(helpText(command))
    return 0
  }
  try {
    const ownArgs = args.slice(command.name.split(' ').length)
    await command.run({...parseArguments(command, ownArgs), terminal})
    return 0
  } catch (error) {
    terminal.say(messageOf(error, command))
    return 1
  }
}

/** Opens the database for an administration command; a lake may be serving it meanwhile. */
export async function withDatabase(
  input: CommandInput,
  work: (deps: {database: Database; surroundings: Surroundings}) => void | Promise<void>,
): Promise<void> {
  const database = openDatabase({directory: directoryOf(input)})
  try {
    await work({database, surroundings: realSurroundings()})
  } finally {
    database.close()
  }
}

function parseArguments(command: Command, args: readonly string[]): Omit<CommandInput, 'terminal'> {
  const options: ParseArgsOptionsConfig = {}
  for (const [name, {type, multiple = false}] of Object.entries(command.options)) {
    options[name] = {type, multiple}
  }
  const {values, positionals} = parseArgs({args: [...args], options, allowPositionals: true})
  const required = command.positionals.filter((name) => !name.startsWith('['))
  if (positionals.length < required.length || positionals.length > command.positionals.length) {
    throw new UsageError(`Expected ${command.positionals.join(' ') || 'no arguments'}.`)
  }
  return {
    positionals,
    text: (option) => (typeof values[option] === 'string' ? values[option] : undefined),
    texts: (option) => {
      const value = values[option]
      return Array.isArray(value) ? value.map(String) : []
    },
    flag: (option) => values[option] === true,
  }
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => usage(command).length))
  const lines = commands.map((command) => `  ${usage(command).padEnd(width)}  ${command.summary}`)
  return `Commands:\n${lines.join('\n')}\n\nAdd --help to a command for its options.`
}

function helpText(command: Command): string {
  const names = Object.entries(command.options).map(
    ([name, {value}]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, name] as const,
  )
  const width = Math.max(...names.map(([text]) => text.length))
  const lines = names.map(
    ([text, name]) => `  ${text.padEnd(width)}  ${command.options[name]?.help}`,
  )
  return `Usage: ${usage(command)} [options]\n\n${command.summary}\n\n${lines.join('\n')}`
}

function usage(command: Command): string {
  return [command.name, ...command.positionals].join(' ')
}

/** One paragraph, no stack trace; unexpected errors keep theirs, since they need a report. */
function messageOf(error: unknown, command: Command): string {
  const known = storageError(error, 'Reading or writing the database failed.')
  if (known instanceof LakeError) return known.message
  if (known instanceof UsageError) return `${known.message} See "${command.name} --help".`
  if (
    known instanceof TypeError &&
    'code' in known &&
    String(known.code).startsWith('ERR_PARSE_ARGS')
  ) {
    return `${known.message.split('. ')[0]}. See "${command.name} --help".`
  }
  if (known instanceof Error && 'syscall' in known) return `The command failed: ${known.message}.`
  return known instanceof Error ? (known.stack ?? known.message) : String(known)
}
