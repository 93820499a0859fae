import {spawn} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import type {Soak} from '../soak.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const test = 'tests/journeys/pagesInBrowser.test.ts'

export const soak: Soak = {
  summary: 'every page of the sample content in Chromium: axe, width, errors, foreign requests',
  defaultRuns: 1_000,
  run: async ({seed, runs, say, report}) => {
    const started = performance.now()
    const {output, isSound} = await runTest({seed, runs, say})
    const [, pages] = /^(\d+) pages, seed/m.exec(output) ?? []
    report({
      name: 'pages are accessible, fit a small phone, and call nobody else',
      cases: Number(pages ?? 0),
      seconds: (performance.now() - started) / 1000,
      failure: isSound && pages !== undefined ? null : output,
    })
  },
}

/** The test that opens a share of the pages, with as many as there are. */
function runTest({
  seed,
  runs,
  say,
}: {
  seed: number
  runs: number
  say: (text: string) => void
}): Promise<{output: string; isSound: boolean}> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/launch.mjs', 'test', test], {
      cwd: root,
      env: {
        ...process.env,
        CROSSWALK_PAGES: String(runs),
        CROSSWALK_SEED: String(seed),
        NO_COLOR: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        for (const line of text.split('\n')) if (line.trim() !== '') say(line)
      })
    }
    child.on('error', reject)
    child.on('exit', (code) => resolve({output, isSound: code === 0}))
  })
}
