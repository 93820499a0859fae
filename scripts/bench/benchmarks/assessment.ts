import {readFileSync} from 'node:fs'
import {stripTypeScriptTypes} from 'node:module'
import {fileURLToPath} from 'node:url'
import {encodePack} from '@crosswalk/schemas/rules/assessment/encodePack'
import {chromium, type Page} from 'playwright-core'
import {withSampleSite} from '../../sample/sampleSite.ts'
import {requireChromium} from '../../test/chromium.ts'
import {type AnswerPaint, measureAnswerPaint} from '../answerPaint.ts'
import {assessmentContent, size} from '../assessmentContent.ts'
import type {Benchmark, BenchmarkResult} from '../benchmark.ts'
import {type FirstQuestion, measureFirstQuestion} from '../firstQuestion.ts'

/** What ranking may take, for a reader who waits for it. */
const rankBudgetMs = 10

/** How long a first visit waits for its first question, with a slow phone. */
const firstQuestionBudgetMs = 1500

/** How long an answer may take until it is seen, as input to the next frame. */
const answerBudgetMs = 50

const origin = 'http://bench.test'
const rules = new URL('../../../schemas/rules/', import.meta.url)

export const benchmark: Benchmark = {
  summary: `the first question and each answer on a slow phone, and ranking ${size.careers} careers of ${size.needs} skills against a bare loop`,
  run: async ({siteUrl, runs, say}) => {
    const measureVisit = async (url: string) => {
      say('the first question')
      const first = await measureFirstQuestion(url, runs)
      say('answers')
      return {first, answer: await measureAnswerPaint(url)}
    }
    const visit = await (siteUrl === undefined
      ? withSampleSite(measureVisit)
      : measureVisit(siteUrl))
    const browser = await chromium.launch({
      executablePath: requireChromium(process.env),
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
    })
    try {
      const page = await browser.newPage()
      await serveRules(page)
      say('ranking')
      const {wire, titles} = encodePack(assessmentContent())
      const measured = await page.evaluate(measure, {origin, wire, titles, rounds: runs * 15})
      return resultOf(measured, visit)
    } finally {
      await browser.close()
    }
  },
}

/** The very files of the repository, with nothing but their types taken away. */
async function serveRules(page: Page): Promise<void> {
  await page.route(`${origin}/**`, (route) => {
    const {pathname} = new URL(route.request().url())
    if (pathname === '/') return route.fulfill({contentType: 'text/html', body: '<title>.</title>'})
    const source = readFileSync(fileURLToPath(new URL(`.${pathname}`, rules)), 'utf8')
    return route.fulfill({contentType: 'text/javascript', body: stripTypeScriptTypes(source)})
  })
  await page.goto(origin)
}

interface Given {
  origin: string
  wire: unknown
  titles: unknown
  rounds: number
}

/** Milliseconds, each of the fastest tenth of the rounds. */
interface Measured {
  rank: number
  bareLoop: number
  assess: number
  decode: number
}

/** Runs in the page; knows nothing but its argument. */
async function measure({origin, wire, titles, rounds}: Given): Promise<Measured> {
  const folder = `${origin}/assessment`
  const {decodePack} = await import(`${folder}/wirePack.ts`)
  const {rankCareers} = await import(`${folder}/rankCareers.ts`)
  const {assess} = await import(`${folder}/assess.ts`)
  const {noAnswers} = await import(`${folder}/answers.ts`)
  const decoded = decodePack(wire, titles)
  if (decoded.kind !== 'pack') throw new Error(decoded.detail)
  const {pack} = decoded
  const answers = {
    ...noAnswers,
    roles: ['career-c1', 'career-c2'],
    years: '5-9',
    skills: Object.fromEntries(
      pack.careers[9].needs.map((need: {skillId: string}) => [need.skillId, 2]),
    ),
    interests: {r: 1, i: 2, a: 3, s: 4, e: 0, c: 2},
    weeklyHours: 8,
    latestMonth: '2027-08',
  }
  const now = Date.UTC(2026, 10, 23)

  /** Readiness and order alone, without reasons, plans, interests or anything that can be shown. */
  const bareLoop = () => {
    const levels: Record<string, number> = answers.skills
    const scores: number[] = []
    for (const career of pack.careers) {
      let missing = 0
      let needed = 0
      for (const {skillId, importance, level} of career.needs) {
        missing += importance * Math.max(0, level - (levels[skillId] ?? 0))
        needed += importance * level
      }
      scores.push(1 - missing / needed)
    }
    return scores.sort((a, b) => b - a)
  }
  const quickMs = (work: () => unknown, times: number) => {
    // Browsers blur their clocks to a tenth of a millisecond, so short work is measured in heaps.
    const samples = Array.from({length: rounds}, () => {
      const start = performance.now()
      for (let time = 0; time < times; time += 1) work()
      return (performance.now() - start) / times
    })
    // Whatever else the machine does only ever adds to it.
    return samples.sort((a, b) => a - b)[Math.floor(rounds / 10)] ?? 0
  }
  return {
    bareLoop: quickMs(bareLoop, 20),
    rank: quickMs(() => rankCareers(pack, answers, now), 1),
    assess: quickMs(() => assess(pack, {...answers, target: 'career-c9'}, now), 1),
    decode: quickMs(() => decodePack(wire, titles), 1),
  }
}

function resultOf(
  {rank, bareLoop, assess, decode}: Measured,
  {first: {canBeAnswered, canBeLeft}, answer}: {first: FirstQuestion; answer: AnswerPaint},
): BenchmarkResult {
  const row = (work: string, ms: number) => ({
    work,
    ms: Math.round(ms * 100) / 100,
    'times the bare loop': Math.round((ms / bareLoop) * 10) / 10,
  })
  return {
    tables: [
      {
        title: 'first visit, slow 4G and a CPU of a quarter: ms until the first question',
        rows: [
          {'can be answered': Math.round(canBeAnswered), 'can be left': Math.round(canBeLeft)},
        ],
      },
      {
        title: 'an answer, CPU of a quarter: ms until it is seen',
        rows: [{answers: answer.answers, median: answer.median, '95 %': answer.p95}],
      },
      {
        title: `${size.careers} careers of ${size.needs} skills, ${size.paths} paths`,
        rows: [
          row('rank all careers', rank),
          row('bare loop: readiness and order', bareLoop),
          row('assess one career, with all reasons', assess),
          row('read the data', decode),
        ],
      },
    ],
    misses: [
      ...(answer.p95 <= answerBudgetMs
        ? []
        : [`An answer is seen after ${answer.p95} ms, of which there are ${answerBudgetMs}.`]),
      ...(rank <= rankBudgetMs
        ? []
        : [`Ranking takes ${rank.toFixed(1)} ms, of which there are ${rankBudgetMs}.`]),
      ...(canBeLeft <= firstQuestionBudgetMs
        ? []
        : [
            `The first question works after ${Math.round(canBeLeft)} ms, of which there are ${firstQuestionBudgetMs}.`,
          ]),
    ],
  }
}
