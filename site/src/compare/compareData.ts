import type {CareerPage} from '../loaders/careerPage.ts'
import type {PathPage} from '../loaders/pathPage.ts'
import type {Site} from '../loaders/site.ts'
import {difficultyText} from '../templates/pathWords.ts'
import {routeTime} from '../templates/routeWords.ts'
import {countOf, dateText, figureText} from '../templates/words.ts'
import {type CompareData, type CompareItem, keyOfHref} from './compareItem.ts'

/** What the compare page reads: everything that can be set side by side, by name. */
export function compareData({careers, paths}: Site): CompareData {
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

function careerItem(career: CareerPage, numberOf: NumberOf): CompareItem {
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

function pathItem(path: PathPage, numberOf: NumberOf): CompareItem {
  const {months, weeklyHours, roadmap, gap} = path
  const raised = gap.rows.filter((row) => row.gap > 0)
  return {
    key: keyOfHref(path.href),
    id: path.id,
    title: `From ${path.background.title} to ${path.destination}`,
    summary: '',
    facts: [
      ['Duration', countOf(months, 'month'), `At ${countOf(weeklyHours, 'hour')} a week`],
      ['Learning in all', countOf(roadmap.hours, 'hour')],
      ['Skills to raise', `${raised.length} of ${gap.rows.length}`],
      ...(raised[0] ? [['Biggest gap', raised[0].title] as [string, string]] : []),
      ['Difficulty', difficultyText(path.difficulty.value)],
      ['Keep your job meanwhile', path.canKeepJob ? 'Yes' : 'Not at this pace'],
    ],
    skills: gap.rows.map(({skillId, title, importance, need, have}) => [
      numberOf({id: skillId, title}),
      importance,
      need,
      have,
    ]),
  }
}

/** Published paths, from any career or background. */
function waysInto(career: CareerPage): CompareData['ways'] {
  return career.paths.map((path) => ({
    from: path.backgroundId,
    to: career.id,
    legs: [{title: path.title, href: path.href}],
    time: `${countOf(path.months, 'month')} at ${countOf(path.weeklyHours, 'hour')} a week`,
  }))
}

/** The best way over other careers, where there is no path. */
function routesInto(career: CareerPage): CompareData['ways'] {
  return career.routesIn.map((route) => ({
    from: route.from.id,
    to: career.id,
    legs: route.legs.map(({title, href}) => ({title, href})),
    time: routeTime(route),
  }))
}
