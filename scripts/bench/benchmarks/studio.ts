import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type Browser, chromium} from 'playwright-core'
import {requireChromium} from '../../test/chromium.ts'
import {type Benchmark, type BenchmarkResult, median} from '../benchmark.ts'
import {EditorTab} from '../studio/editorTab.ts'
import {paneMs, scrollAllPaths, searchMs} from '../studio/measureDesk.ts'
import {withServedStudio} from '../studio/servedStudio.ts'

const paths = 5_000

/** What an editor may have to wait for, milliseconds. */
const targets = {
  'cold open to lists with numbers': 4_000,
  'document pane with its skill gap': 1_500,
  'search, last key to first result': 500,
  'longest frame, scrolling all paths': 100,
  'key to frame, 95 of 100, gap beside': 50,
  'rules between documents, 95 of 100': 200,
} as const

/** After which the rules between documents are waited for. */
const edits = 100

type Figures = Record<keyof typeof targets, number>

export const benchmark: Benchmark = {
  summary: 'the Studio over 5,000 paths: opening, panes, search, lists, typing, validation',
  run: async ({runs, say}) => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-studio-'))
    const browser = await chromium.launch({
      executablePath: requireChromium(process.env),
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
    })
    try {
      return await withServedStudio({folder, paths, say}, async ({address, documents}) => {
        const figures = await measure(browser, {address, runs, say})
        return resultOf(figures, documents)
      })
    } finally {
      await browser.close()
      rmSync(folder, {recursive: true, force: true})
    }
  },
}

async function measure(
  browser: Browser,
  {address, runs, say}: {address: string; runs: number; say: (text: string) => void},
): Promise<Figures> {
  say('opening the Studio')
  const opened = await repeated(runs, async () => {
    const fresh = await EditorTab.open(browser, address)
    const took = await fresh.coldOpenMs()
    await fresh.close()
    return took
  })
  const tab = await EditorTab.open(browser, address)
  await tab.coldOpenMs()
  say('opening documents')
  // The first one loads what all of them need, so it does not count.
  await paneMs(tab, runs)
  const panes = await repeated(runs, (run) => paneMs(tab, run))
  say('searching')
  const searches = await repeated(runs, (run) => searchMs(tab, run))
  say('typing')
  await tab.page.getByRole('region', {name: 'Skill gap'}).locator('[data-skill]').first().waitFor()
  const title = tab.page.locator("[id='titleOverride']")
  const keys = await tab.keysMs(
    title,
    'From the shop floor to the drawing board, one evening at a time. '.repeat(4),
  )
  // The code of a form is new to the browser at the first keys.
  say(`the slowest of ${keys.length} keys took ${Math.max(...keys)} ms`)
  say('checking')
  const rules = await tab.measuresMs('rules between documents', title, edits)
  say('scrolling')
  const {framesMs, rows} = await scrollAllPaths(tab)
  say(`scrolled a list of ${rows} rows, ${framesMs.length} frames`)
  await tab.close()
  return {
    'cold open to lists with numbers': median(opened),
    'document pane with its skill gap': median(panes),
    'search, last key to first result': median(searches),
    'longest frame, scrolling all paths': Math.max(...framesMs),
    'key to frame, 95 of 100, gap beside': percentile(keys, 95),
    'rules between documents, 95 of 100': percentile(rules, 95),
  }
}

async function repeated(
  runs: number,
  measureOne: (run: number) => Promise<number>,
): Promise<number[]> {
  const measured: number[] = []
  for (let run = 0; run < runs; run += 1) measured.push(await measureOne(run))
  return measured
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const value = sorted[Math.ceil((sorted.length * share) / 100) - 1]
  if (value === undefined) throw new Error('Nothing was measured.')
  return value
}

function resultOf(figures: Figures, documents: number): BenchmarkResult {
  const rows = Object.entries(targets).map(([figure, target]) => ({
    figure,
    'measured, ms': Math.round(figures[figure as keyof Figures]),
    'target, ms': target,
  }))
  const misses = rows
    .filter((row) => row['measured, ms'] > row['target, ms'])
    .map((row) => `${row.figure}: ${row['measured, ms']} ms, wanted ${row['target, ms']} ms.`)
  return {tables: [{title: `the Studio over ${documents} documents, in Chromium`, rows}], misses}
}
