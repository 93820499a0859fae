import {type Fields, Incomplete, readDocuments} from '../content/normalise.ts'
import {Report, type ReportLine} from '../content/report.ts'
import type {PageContext} from './context.ts'

/** More than so many are not looked for one by one. */
const mostReadAgain = 50

/** What one document says, and what it asked about other pages in order to say it. */
interface Reading<D> {
  /** `undefined` if the document is withheld. */
  said: D | undefined
  lines: readonly ReportLine[]
  answers: readonly Answer[]
}

/** What was asked for, such as `href`, of which document or address, and the answer. */
type Answer = readonly [question: keyof typeof questions, subject: string, answer: unknown]

/** Where pages are: all that one document can ask about the others. */
export interface Addresses extends Pick<PageContext, 'hrefOf' | 'backgroundHrefOf' | 'hasPage'> {
  /** Href of a career that paths can lead to. */
  targetHrefOf: (careerId: string) => string | undefined
}

export interface ReadingContext extends PageContext, Addresses {}

/** The rows of one query. */
export interface Rows {
  /** Ids of the documents, in the order of the query. */
  ids(): readonly string[]
  /** Unchecked. */
  row(id: string): unknown
}

/** What the documents of one kind say. */
export interface Said<D> {
  said: readonly D[]
  lines: readonly ReportLine[]
  /** Ids of those that are withheld. */
  withheld: readonly string[]
}

/** The readings of one kind of document. */
export class Readings<D extends {id: string}> {
  readonly #read: (row: unknown, context: ReadingContext) => D | undefined
  readonly #hasPages: boolean
  readonly #readings = new Map<string, Reading<D>>()
  /** Those given last, by question and subject: many documents ask for the same. */
  readonly #answers = new Map<string, Answer>()
  /** What was read of rows that are to be read again. */
  readonly #outdated = new Map<string, Reading<D> | undefined>()
  #last: (Said<D> & {ids: readonly string[]}) | undefined

  /**
   * @param read - throws `Incomplete` for what cannot be shown
   * @param hasPages - two documents with the same `href` would be written to the same file, so the
   *   later one is withheld
   */
  constructor(
    read: (document: Fields<never>, context: ReadingContext) => D,
    {hasPages}: {hasPages: boolean},
  ) {
    this.#hasPages = hasPages
    this.#read = (row, context) =>
      readDocuments<never, D>([row], context, (document) => read(document, context))[0]
  }

  /** Takes note that a row came, went, or is another one. */
  forget(id: string): void {
    if (!this.#outdated.has(id)) this.#outdated.set(id, this.#readings.get(id))
    this.#readings.delete(id)
  }

  /** Forgets what rests on an answer that is no longer given. */
  forgetOutdated(addresses: Addresses): void {
    for (const [id, {answers}] of this.#readings) {
      if (answers.some(([ask, subject, answer]) => questions[ask](addresses, subject) !== answer)) {
        this.forget(id)
      }
    }
  }

  /** Reads what is not known yet; without a change the lists are those of the last time. */
  read(rows: Rows, context: Omit<ReadingContext, 'report'>): Said<D> {
    const ids = rows.ids()
    const known = this.#last
    if (known?.ids === ids && this.#outdated.size === 0) return known
    const result =
      (known?.ids === ids && this.#readAgain(known, rows, context)) || this.#readAll(rows, context)
    this.#outdated.clear()
    this.#last = {...result, ids}
    return this.#last
  }

  /**
   * The list with other members in some places.
   *
   * @returns `undefined` if a document came, went or moved, or there is something to report of one
   */
  #readAgain(
    known: Said<D>,
    rows: Rows,
    context: Omit<ReadingContext, 'report'>,
  ): Said<D> | undefined {
    if (this.#outdated.size > mostReadAgain) return undefined
    const said = [...known.said]
    for (const [id, before] of this.#outdated) {
      if (before?.said === undefined || before.lines.length > 0) return undefined
      const place = known.said.indexOf(before.said)
      const reading = this.#readingOf(id, rows, context)
      if (place === -1 || reading.said === undefined || reading.lines.length > 0) return undefined
      if (hrefOf(reading.said) !== hrefOf(before.said)) return undefined
      said[place] = reading.said
    }
    return {...known, said}
  }

  #readingOf(id: string, rows: Rows, context: Omit<ReadingContext, 'report'>): Reading<D> {
    const known = this.#readings.get(id)
    if (known !== undefined) return known
    const reading = this.#readOne(rows.row(id), context)
    this.#readings.set(id, reading)
    return reading
  }

  #readAll(rows: Rows, context: Omit<ReadingContext, 'report'>): Said<D> {
    const result = {said: [] as D[], lines: [] as ReportLine[], withheld: [] as string[]}
    const owners = new Map<unknown, string>()
    for (const id of rows.ids()) {
      const {said, lines} = this.#readingOf(id, rows, context)
      for (const line of lines) result.lines.push(line)
      if (said === undefined) {
        result.withheld.push(id)
        continue
      }
      if (this.#hasPages && 'href' in said) {
        const owner = owners.get(said.href)
        if (owner !== undefined) {
          result.lines.push(...sameAddress(rows.row(id), owner))
          result.withheld.push(id)
          continue
        }
        owners.set(said.href, said.id)
      }
      result.said.push(said)
    }
    return result
  }

  /** A row of another time, read for the places where pages are; nothing is remembered or reported. */
  readOld(row: unknown, context: Omit<ReadingContext, 'report'>): D | undefined {
    return this.#read(row, {...context, report: new Report()})
  }

  #readOne(row: unknown, context: Omit<ReadingContext, 'report'>): Reading<D> {
    const answers = new Set<Answer>()
    const report = new Report()
    const record = (answer: Answer) => answers.add(this.#known(answer))
    const said = this.#read(row, {...context, report, ...recorded(context, record)})
    return {said, lines: report.lines, answers: [...answers]}
  }

  #known(given: Answer): Answer {
    const [question, subject, answer] = given
    const key = `${question} ${subject}`
    const known = this.#answers.get(key)
    if (known && known[2] === answer) return known
    this.#answers.set(key, given)
    return given
  }
}

function hrefOf(said: object): unknown {
  return Reflect.get(said, 'href')
}

function sameAddress(row: unknown, owner: string): ReportLine[] {
  const report = new Report()
  readDocuments<never, never>([row], {report}, () => {
    throw new Incomplete('slug', `Document "${owner}" has this address.`)
  })
  return report.lines
}

const questions = {
  href: (addresses: Addresses, id: string) => addresses.hrefOf(id),
  background: (addresses: Addresses, id: string) => addresses.backgroundHrefOf(id),
  target: (addresses: Addresses, id: string) => addresses.targetHrefOf(id),
  page: (addresses: Addresses, pathname: string) => addresses.hasPage(pathname),
}

function recorded(addresses: Addresses, record: (answer: Answer) => void): Addresses {
  const asking =
    <Answer>(name: keyof typeof questions, ask: (subject: string) => Answer) =>
    (subject: string): Answer => {
      const answer = ask(subject)
      record([name, subject, answer])
      return answer
    }
  return {
    hrefOf: asking('href', addresses.hrefOf),
    backgroundHrefOf: asking('background', addresses.backgroundHrefOf),
    targetHrefOf: asking('target', addresses.targetHrefOf),
    hasPage: asking('page', addresses.hasPage),
  }
}
