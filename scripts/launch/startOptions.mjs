import {parseArgs} from 'node:util'
import {Problem} from './problem.mjs'

export const startHelp = `Usage: npm start -- [options]

Starts Crosswalk on this machine: the Content Lake, the Studio, the publisher with the site, and the
preview. The first start installs dependencies, imports the sample content and builds all of them.

Options:
  --port-base N   Use ports N (lake), N+1 (Studio), N+2 (site) and N+3 (preview).
                  Default: lake 3400, Studio 3333, site 4321, preview 4322.
  --data DIR      Keep the database, releases and caches in DIR. Default: .data
  --reset         Delete the data in that folder first and begin with the sample content.
  --no-preview    Start without the preview; the Studio then has no Presentation.
  --help          Show this text.

Ctrl-C stops everything.
`

/**
 * @typedef {object} StartOptions
 * @property {{lake: number, studio: number, site: number, preview: number | undefined}} ports
 * @property {string} data folder as given, relative to the checkout
 * @property {boolean} reset
 * @property {boolean} help
 */

const highestPortBase = 65532

/**
 * @param {string[]} args
 * @returns {StartOptions}
 * @throws {Problem} naming the option and the mend
 */
export function parseStartOptions(args) {
  let values
  try {
    values = parseArgs({
      args,
      options: {
        'port-base': {type: 'string'},
        data: {type: 'string', default: '.data'},
        reset: {type: 'boolean', default: false},
        'no-preview': {type: 'boolean', default: false},
        help: {type: 'boolean', short: 'h', default: false},
      },
    }).values
  } catch (error) {
    throw new Problem(`${/** @type {Error} */ (error).message}. See: npm start -- --help`)
  }
  return {
    ports: portsFrom(values['port-base'], !values['no-preview']),
    data: values.data,
    reset: values.reset,
    help: values.help,
  }
}

/**
 * @param {string | undefined} base
 * @param {boolean} hasPreview
 */
function portsFrom(base, hasPreview) {
  const preview = hasPreview ? 4322 : undefined
  if (base === undefined) return {lake: 3400, studio: 3333, site: 4321, preview}
  const first = Number(base)
  if (!Number.isInteger(first) || first < 1024 || first > highestPortBase) {
    throw new Problem(
      `--port-base must be a whole number from 1024 to ${highestPortBase}, not "${base}".`,
    )
  }
  return {
    lake: first,
    studio: first + 1,
    site: first + 2,
    preview: hasPreview ? first + 3 : undefined,
  }
}
