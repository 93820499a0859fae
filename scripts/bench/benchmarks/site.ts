import type {Result} from 'lighthouse'
import {withSampleSite} from '../../sample/sampleSite.ts'
import {type Template, templatePages} from '../../sample/templates.ts'
import {type Benchmark, type BenchmarkOptions, type BenchmarkResult, median} from '../benchmark.ts'
import {
  audit,
  CATEGORIES,
  type Category,
  lostAudits,
  scoreOf,
  type Weights,
  weightsOf,
} from '../lighthouse.ts'

/** What one page may weigh on the wire. */
const BUDGET = {
  markup: 35 * 1024,
  fonts: 60 * 1024,
  requests: 12,
}

/** What the page of lost addresses answers by its nature: status 404, and "do not list me". */
const NATURE_OF_LOST = /^(errors-in-console|is-crawlable|http-status-code)/

function isNature(template: Template, audit: string): boolean {
  return template === 'lost' && NATURE_OF_LOST.test(audit)
}

interface Measured {
  template: Template
  categories: {category: Category; score: number; lost: string[]}[]
  weights: Weights
}

export const benchmark: Benchmark = {
  summary:
    'the pages of readers: Lighthouse for phones, bytes, requests and layout shift by template',
  run: (options) =>
    options.siteUrl === undefined
      ? withSampleSite((siteUrl) => measureSite(siteUrl, options))
      : measureSite(options.siteUrl, options),
}

async function measureSite(siteUrl: string, options: BenchmarkOptions): Promise<BenchmarkResult> {
  const measured: Measured[] = []
  for (const template of Object.keys(templatePages) as Template[]) {
    options.say(template)
    measured.push(await measureTemplate(template, {siteUrl, runs: options.runs}))
  }
  return {
    tables: [
      {title: 'Lighthouse, mobile, of 100', rows: measured.map(scoreRow)},
      {title: 'bytes on the wire, with headers', rows: measured.map(weightRow)},
    ],
    misses: measured.flatMap(missesOf),
  }
}

/** Without what a reader chose or asked for: that is another page, of whatever length they like. */
function pathnameOf(template: Template): string {
  return templatePages[template].replace(/\?.*/, '')
}

/** The run with the median of performance stands for the template: all its figures belong together. */
async function measureTemplate(
  template: Template,
  {siteUrl, runs}: {siteUrl: string; runs: number},
): Promise<Measured> {
  const results: Result[] = []
  for (let run = 0; run < runs; run += 1) results.push(await audit(siteUrl + pathnameOf(template)))
  const middle = median(results.map((result) => scoreOf(result, 'performance')))
  const result = results.find((candidate) => scoreOf(candidate, 'performance') === middle)
  if (result === undefined) throw new Error('The median is one of the results.')
  const categories = CATEGORIES.map((category) => ({
    category,
    score: scoreOf(result, category),
    lost: lostAudits(result, category).filter((audit) => !isNature(template, audit)),
  }))
  return {template, categories, weights: weightsOf(result)}
}

function scoreRow({template, categories}: Measured) {
  const scores = Object.fromEntries(categories.map(({category, score}) => [category, score]))
  const lost = categories.filter(({score}) => score < 100).flatMap((category) => category.lost)
  return {template, ...scores, 'points lost by': lost.join(', ')}
}

function weightRow({template, weights: {bytes, requests, shift}}: Measured) {
  const {Document = 0, Stylesheet = 0, Script = 0, Font = 0} = bytes
  return {
    template,
    html: Document,
    css: Stylesheet,
    'of 35 KB': Math.round(((Document + Stylesheet) / BUDGET.markup) * 100) / 100,
    scripts: Script,
    fonts: Font,
    'of 60 KB': Math.round((Font / BUDGET.fonts) * 100) / 100,
    requests,
    'layout shift': Math.round(shift * 1000) / 1000,
  }
}

function missesOf({template, categories, weights: {bytes, requests, shift}}: Measured): string[] {
  const {Document = 0, Stylesheet = 0, Font = 0} = bytes
  const misses = categories
    .filter(({score, lost}) => score < 100 && lost.length > 0)
    .map(({category, score, lost}) => `${category} ${score} (${lost.join(', ')})`)
  if (Document + Stylesheet > BUDGET.markup) misses.push('more than 35 KB of HTML and CSS')
  if (Font > BUDGET.fonts) misses.push('more than 60 KB of fonts')
  if (requests > BUDGET.requests) misses.push(`${requests} requests`)
  if (shift > 0) misses.push(`a layout shift of ${shift.toFixed(3)}`)
  return misses.map((miss) => `${template}: ${miss}`)
}
