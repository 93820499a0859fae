import type {Answers} from '@crosswalk/schemas/rules/assessment/answers'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import type {Assessment, Exploration} from '@crosswalk/schemas/rules/assessment/result'
import {dateText} from '../../../templates/words.ts'
import type {AnsweredLine} from '../answerWords.ts'
import {
  biggestGain,
  confidenceSentence,
  exact,
  gapSentence,
  gateSentence,
  headline,
  levelText,
  leverSentence,
  nextBandSentence,
  noticeText,
  quickWinSentence,
  reasonSentence,
  strengthSentence,
  timeSentence,
  whatIfCondition,
  whatIfOutcome,
} from './resultWords.ts'

interface TextParts {
  lines: readonly AnsweredLine[]
  roleTitle: string | undefined
  now: Date
  pack: AssessmentPack
}

/** The whole result as plain text, in the order of the page. */
export function resultText(result: Assessment | Exploration, parts: TextParts): string {
  const {lines, now, pack} = parts
  const body =
    result.kind === 'career'
      ? careerText(result, parts)
      : section(
          'THE CAREERS NEAREST TO WHAT YOU BRING',
          result.ranking.groups.flatMap((group, place) =>
            group.map(
              (ranked) =>
                `${place + 1}. ${ranked.career.title} (${ranked.band.title}). ${reasonSentence(ranked)}`,
            ),
          ),
        )
  const answers = lines.map(({question, answer}) => `${question}: ${answer}`)
  const made = `Worked out on ${dateText(isoDate(now))} with settings version ${pack.version}, content ${pack.hash}.`
  return `${[...body, ...section('YOUR ANSWERS', answers), made].join('\n')}\n`
}

function careerText(assessment: Assessment, {roleTitle}: TextParts): string[] {
  const {way, route, strengths, gaps, levers, quickWins, time, others, whatIfs, nextBand} =
    assessment
  const plan = way.kind === 'none' ? [] : [way.plan.path.title]
  const legs = route ? ['Or step by step:', ...route.legs.map(({path}) => path.title)] : []
  const notices = assessment.notices.map(noticeText).filter((text) => text !== null)
  return [
    headline(assessment).toUpperCase(),
    '',
    ...[
      biggestGain(assessment),
      gateSentence(assessment),
      ...assessment.band.copy,
      ...notices,
    ].filter((text) => text !== undefined),
    '',
    ...section('YOUR PATH', [...plan, ...legs]),
    ...section(
      'WHAT SPEAKS FOR YOU',
      strengths.map((strength) => `${strength.row.need.title}. ${strengthSentence(strength)}`),
    ),
    ...section(
      'WHAT IS MISSING MOST',
      gaps.map((row) => `${row.need.title}. ${gapSentence(row)}`),
    ),
    ...section('WHERE AN HOUR COUNTS MOST', [
      ...levers.slice(0, 1).map((lever) => `${lever.row.need.title}. ${leverSentence(lever)}`),
      ...quickWins.map((win) => `Quick win: ${win.row.need.title}. ${quickWinSentence(win)}`),
    ]),
    ...section('HOW LONG IT TAKES YOU', time ? [timeSentence(time)] : []),
    ...section(
      'TWO OTHER CAREERS',
      others.map(
        (other) => `${other.career.title} (${other.band.title}). ${reasonSentence(other)}`,
      ),
    ),
    ...section('WHAT WOULD CHANGE THIS', [
      ...(nextBand ? [nextBandSentence(nextBand)] : []),
      ...whatIfs.map((one) => `${whatIfCondition(one)} ${whatIfOutcome(one, assessment)}.`),
    ]),
    ...section('EVERY SKILL', [
      ...assessment.rows.map(
        ({need, level}) =>
          `${need.title}: you ${levelText(level)}, needed ${levelText(need.level)}, importance ${need.importance} of 5`,
      ),
      `Readiness ${exact(assessment.parts.readiness)}, score ${exact(assessment.score)}`,
      confidenceSentence(assessment.confidence, roleTitle),
    ]),
  ]
}

/** Nothing for a section without content. */
function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `- ${line}`), '']
}

interface JsonParts {
  answers: Answers
  now: Date
  pack: AssessmentPack
}

/** Answers and result for programs; documented by its own field names. */
export function resultJson(
  result: Assessment | Exploration,
  {answers, now, pack}: JsonParts,
): string {
  const ranked = result.kind === 'career' ? [result] : result.ranking.groups.flat()
  const file = {
    format: 'crosswalk-assessment',
    version: 1,
    madeOn: isoDate(now),
    settingsVersion: pack.version,
    content: pack.hash,
    answers,
    results: ranked.map(({career, band, score, parts, weights, rows, time}) => ({
      career: {id: career.id, title: career.title},
      band: {key: band.key, title: band.title},
      score,
      parts,
      weights,
      time,
      skills: rows.map(({need, ownLevel, level, gap, weight, source}) => ({
        ...need,
        ownLevel,
        level,
        gap,
        weight,
        source: source.kind,
      })),
    })),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** "2026-11-23" */
export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10)
}
