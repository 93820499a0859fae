import {type ParseArgsConfig, parseArgs} from 'node:util'
import {describeProblem, Problem} from '../launch/problem.mjs'

/**
 * Runs a command with the arguments of this process.
 *
 * @param main - resolves to the exit code, if it is a number; else the code is 0
 * @param failureCode - exit code after a failure, which is said on stderr in one paragraph
 */
export function runCommand(main: (args: string[]) => Promise<unknown>, failureCode = 1): void {
  main(process.argv.slice(2)).then(
    (code) => {
      if (typeof code === 'number') process.exitCode = code
    },
    (error: unknown) => {
      process.stderr.write(`${describeProblem(error)}\n`)
      process.exitCode = failureCode
    },
  )
}

/**
 * `parseArgs` of Node.
 *
 * @param command - as people type it, to point to its help
 * @throws Problem naming the option that is wrong
 */
export function parseOptions<Config extends ParseArgsConfig>(command: string, config: Config) {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error} See "${command} --help".`)
  }
}
