import type {CareerPage} from '../loaders/careerPage.ts'
import {Extracts, Groups, Kept, KeptEach} from '../loaders/kept.ts'
import type {PathLine} from '../loaders/pathCard.ts'
import type {PathPage} from '../loaders/pathPage.ts'
import {difficultyText} from '../templates/pathWords.ts'
import {routeTime} from '../templates/routeWords.ts'
import {countOf, dateText, figureText} from '../templates/words.ts'
import {type CompareChoices, type CompareData, type CompareItem, keyOfHref} from './compareItem.ts'

/** What the page takes from a career. */
type ComparedCareer = Pick<
  CareerPage,
  'id' | 'slug' | 'href' | 'title' | 'summary' | 'facts' | 'workFacts' | 'skills' | 'routesIn'
> & {
  paths: Pick<PathLine, 'backgroundId' | 'title' | 'href' | 'months' | 'weeklyHours'>[]
}

function comparedCareer(page: CareerPage): ComparedCareer {
  const {id, slug, href, title, summary, facts, workFacts, skills, routesIn} = page
  return {
    ...{id, slug, href, title, summary, facts, workFacts, skills, routesIn},
    paths: page.paths.map((path) => {
      const {backgroundId, months, weeklyHours} = path
      return {backgroundId, title: path.title, href: path.href, months, weeklyHours}
    }),
  }
}

/** What the page takes from a path. */
type ComparedPath = Pick<PathPage, 'id' | 'href' | 'months' | 'weeklyHours' | 'canKeepJob'> &
  Pick<PathPage['gap'], 'openCount' | 'levels'> & {
    title: string
    targetId: string
    hours: number
    topGap: string | null
    difficulty: number
  }

function comparedPath(page: PathPage): ComparedPath {
  const {id, href, background, target, destination, months, weeklyHours, canKeepJob, gap} = page
  return {
    ...{id, href, months, weeklyHours, canKeepJob},
    title: `From ${background.title} to ${destination}`,
    targetId: target.id,
    hours: page.roadmap.hours,
    openCount: gap.openCount,
    topGap: gap.top?.title ?? null,
    levels: gap.levels,
    difficulty: page.difficulty.value,
  }
}

/** What the data of one career is made from, and the name that its file has. */
export interface CareerComparison {
  slug: string
  career: ComparedCareer
  paths: readonly ComparedPath[]
}

export interface Comparisons {
  choices: CompareChoices
  careers: readonly CareerComparison[]
}

/** What the compare page reads, of which only that is made again that says something else. */
export class CompareDataJoin {
  readonly #careers = new Extracts(comparedCareer)
  readonly #paths = new Extracts(comparedPath)
  readonly #pathsTo = new Groups<ComparedPath>(({targetId}) => targetId)
  readonly #comparisons = new KeptEach<CareerComparison>()
  readonly #careerNames = new Extracts(({id, href, title}: ComparedCareer) => ({id, href, title}))
  readonly #pathNames = new Extracts((path: ComparedPath) => {
    const {id, href, title, targetId} = path
    return {id, href, title, targetId}
  })
  readonly #choices = new Kept<CompareChoices>()

  data(careerPages: readonly CareerPage[], pathPages: readonly PathPage[]): Comparisons {
    const careers = this.#careers.of(careerPages)
    const paths = this.#paths.of(pathPages)
    const pathsTo = this.#pathsTo.of(paths)
    const names = this.#careerNames.of(careers)
    const pathNames = this.#pathNames.of(paths)
    return {
      choices: this.#choices.of([names, pathNames], () => choicesAmong(names, pathNames)),
      careers: this.#comparisons.of(
        careers,
        ({id}) => [pathsTo.get(id)],
        (career) => ({slug: career.slug, career, paths: pathsTo.get(career.id) ?? []}),
        [pathsTo],
      ),
    }
  }
}

interface Name {
  id: string
  href: string
  title: string
}

function choicesAmong(
  careers: readonly Name[],
  paths: readonly (Name & {targetId: string})[],
): CompareChoices {
  const places = new Map(careers.map(({id}, place) => [id, place]))
  return {
    careers: careers.map(({href, title}) => [keyOfHref(href), title]),
    paths: paths.flatMap(({href, title, targetId}) => {
      const place = places.get(targetId)
      return place === undefined ? [] : [[keyOfHref(href), title, place]]
    }),
  }
}

export function compareData({career, paths}: Omit<CareerComparison, 'slug'>): CompareData {
  const numbers = new Map<string, number>()
  const skills: [string, string][] = []
  const numberOf = (id: string, title: string): number => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    numbers.set(id, skills.length)
    return skills.push([id, title]) - 1
  }
  return {
    career: careerItem(career, numberOf),
    paths: paths.map((path) => pathItem(path, numberOf)),
    ways: [...waysInto(career), ...routesInto(career)],
    skills,
  }
}

type NumberOf = (id: string, title: string) => number

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
    skills: career.skills.map((skill) => [
      numberOf(skill.id, skill.title),
      skill.importance,
      skill.level,
    ]),
  }
}

function pathItem(path: ComparedPath, numberOf: NumberOf): CompareItem {
  const {months, weeklyHours, hours, levels} = path
  return {
    key: keyOfHref(path.href),
    id: path.id,
    title: path.title,
    summary: '',
    facts: [
      ['Duration', countOf(months, 'month'), `At ${countOf(weeklyHours, 'hour')} a week`],
      ['Learning in all', countOf(hours, 'hour')],
      ['Skills to raise', `${path.openCount} of ${levels.length}`],
      ...(path.topGap === null ? [] : [['Biggest gap', path.topGap] as [string, string]]),
      ['Difficulty', difficultyText(path.difficulty)],
      ['Keep your job meanwhile', path.canKeepJob ? 'Yes' : 'Not at this pace'],
    ],
    skills: levels.map(([skillId, title, ...figures]) => [numberOf(skillId, title), ...figures]),
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
