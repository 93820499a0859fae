import type {CareerPage} from '../loaders/careerPage.ts'
import type {PathLine} from '../loaders/pathCard.ts'
import type {PathPage} from '../loaders/pathPage.ts'
import {difficultyText} from '../templates/pathWords.ts'
import {routeTime} from '../templates/routeWords.ts'
import {countOf, dateText, figureText} from '../templates/words.ts'
import {type CompareData, type CompareItem, keyOfHref} from './compareItem.ts'

/** What the page takes from a career. */
type ComparedCareer = Pick<
  CareerPage,
  'id' | 'href' | 'title' | 'summary' | 'facts' | 'workFacts' | 'skills' | 'routesIn'
> & {
  paths: Pick<PathLine, 'backgroundId' | 'title' | 'href' | 'months' | 'weeklyHours'>[]
}

export function comparedCareer(page: CareerPage): ComparedCareer {
  const {id, href, title, summary, facts, workFacts, skills, routesIn} = page
  return {
    ...{id, href, title, summary, facts, workFacts, skills, routesIn},
    paths: page.paths.map((path) => {
      const {backgroundId, months, weeklyHours} = path
      return {backgroundId, title: path.title, href: path.href, months, weeklyHours}
    }),
  }
}

/** What the page takes from a path. */
export type ComparedPath = Pick<
  PathPage,
  'id' | 'href' | 'background' | 'target' | 'destination' | 'months' | 'weeklyHours' | 'canKeepJob'
> & {
  hours: number
  difficulty: number
  rows: Pick<
    PathPage['gap']['rows'][number],
    'skillId' | 'title' | 'importance' | 'need' | 'have' | 'gap'
  >[]
}

export function comparedPath(page: PathPage): ComparedPath {
  const {id, href, background, target, destination, months, weeklyHours, canKeepJob} = page
  return {
    ...{id, href, background, target, destination, months, weeklyHours, canKeepJob},
    hours: page.roadmap.hours,
    difficulty: page.difficulty.value,
    rows: page.gap.rows.map(({skillId, title, importance, need, have, gap}) => {
      return {skillId, title, importance, need, have, gap}
    }),
  }
}

/** What the compare page reads: everything that can be set side by side, by name. */
export function compareData({
  careers,
  paths,
}: {
  careers: readonly ComparedCareer[]
  paths: readonly ComparedPath[]
}): CompareData {
  const numbers = new Map<string, number>()
  const titles: string[] = []
  const numberOf = ({id, title}: {id: string; title: string}): number => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    numbers.set(id, titles.length)
    return titles.push(title) - 1
  }
  return {
    careers: careers.map((career) => careerItem(career, numberOf)),
    paths: paths.map((path) => pathItem(path, numberOf)),
    ways: [...careers.flatMap(waysInto), ...careers.flatMap(routesInto)],
    skills: titles,
  }
}

type NumberOf = (skill: {id: string; title: string}) => number

function careerItem(career: ComparedCareer, numberOf: NumberOf): CompareItem {
  const months = career.paths.map((path) => path.months)
  return {
    key: keyOfHref(career.href),
    id: career.id,
    title: career.title,
    summary: career.summary,
    facts: [
      [
        'Paths that lead there',
        months.length === 0
          ? 'None yet'
          : `${months.length}, from ${countOf(Math.min(...months), 'month')}`,
      ],
      ...career.facts.map(({label, figure}): CompareItem['facts'][number] => [
        `${label}, ${figure.region}`,
        figureText(figure.value, figure.unit),
        `${figure.source.publisher}, as of ${dateText(figure.asOf)}`,
      ]),
      ...career.workFacts.map(({label, text}): CompareItem['facts'][number] => [label, text]),
    ],
    skills: career.skills.map((skill) => [numberOf(skill), skill.importance, skill.level]),
  }
}

function pathItem(path: ComparedPath, numberOf: NumberOf): CompareItem {
  const {months, weeklyHours, hours, rows} = path
  const raised = rows.filter((row) => row.gap > 0)
  return {
    key: keyOfHref(path.href),
    id: path.id,
    title: `From ${path.background.title} to ${path.destination}`,
    summary: '',
    facts: [
      ['Duration', countOf(months, 'month'), `At ${countOf(weeklyHours, 'hour')} a week`],
      ['Learning in all', countOf(hours, 'hour')],
      ['Skills to raise', `${raised.length} of ${rows.length}`],
      ...(raised[0] ? [['Biggest gap', raised[0].title] as [string, string]] : []),
      ['Difficulty', difficultyText(path.difficulty)],
      ['Keep your job meanwhile', path.canKeepJob ? 'Yes' : 'Not at this pace'],
    ],
    skills: rows.map(({skillId, title, importance, need, have}) => [
      numberOf({id: skillId, title}),
      importance,
      need,
      have,
    ]),
  }
}

/** Published paths, from any career or background. */
function waysInto(career: ComparedCareer): CompareData['ways'] {
  return career.paths.map((path) => ({
    from: path.backgroundId,
    to: career.id,
    legs: [{title: path.title, href: path.href}],
    time: `${countOf(path.months, 'month')} at ${countOf(path.weeklyHours, 'hour')} a week`,
  }))
}

/** The best way over other careers, where there is no path. */
function routesInto(career: ComparedCareer): CompareData['ways'] {
  return career.routesIn.map((route) => ({
    from: route.from.id,
    to: career.id,
    legs: route.legs.map(({title, href}) => ({title, href})),
    time: routeTime(route),
  }))
}
