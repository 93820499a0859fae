import {type Fields, Incomplete, readDocuments} from '../content/normalise.ts'
import {Report, type ReportLine} from '../content/report.ts'
import type {PageContext} from './context.ts'

/** What one document says, and what it asked about other pages in order to say it. */
interface Reading<D> {
  /** `undefined` if the document is withheld. */
  said: D | undefined
  lines: readonly ReportLine[]
  /** Answers by question, such as the href of a document that it links to. */
  answers: ReadonlyMap<string, unknown>
}

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
  said: D[]
  lines: ReportLine[]
  /** Ids of those that are withheld. */
  withheld: string[]
}

/** The readings of one kind of document. */
export class Readings<D extends {id: string}> {
  readonly #read: (row: unknown, context: ReadingContext) => D | undefined
  readonly #hasPages: boolean
  readonly #readings = new Map<string, Reading<D>>()
  #result: Said<D> | undefined

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
      readDocuments<never, D>([row], context.report, (document) => read(document, context))[0]
  }

  /** Takes note that a row came, went, or is another one. */
  forget(id: string): void {
    this.#readings.delete(id)
    this.#result = undefined
  }

  /** Forgets what rests on an answer that is no longer given. */
  forgetOutdated(addresses: Addresses): void {
    for (const [id, {answers}] of this.#readings) {
      for (const [question, answer] of answers) {
        if (answerOf(question, addresses) === answer) continue
        this.forget(id)
        break
      }
    }
  }

  /** Reads what is not known yet. */
  read(rows: Rows, context: Omit<ReadingContext, 'report'>): Said<D> {
    if (this.#result) return this.#result
    const result: Said<D> = {said: [], lines: [], withheld: []}
    const owners = new Map<unknown, string>()
    for (const id of rows.ids()) {
      let reading = this.#readings.get(id)
      if (reading === undefined) {
        reading = this.#readOne(rows.row(id), context)
        this.#readings.set(id, reading)
      }
      const {said, lines} = reading
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
    this.#result = result
    return result
  }

  /** A row of another time, read for the places where pages are; nothing is remembered or reported. */
  readOld(row: unknown, context: Omit<ReadingContext, 'report'>): D | undefined {
    return this.#read(row, {...context, report: new Report()})
  }

  #readOne(row: unknown, context: Omit<ReadingContext, 'report'>): Reading<D> {
    const answers = new Map<string, unknown>()
    const report = new Report()
    const said = this.#read(row, {...context, report, ...recorded(context, answers)})
    return {said, lines: report.lines, answers}
  }
}

function sameAddress(row: unknown, owner: string): ReportLine[] {
  const report = new Report()
  readDocuments<never, never>([row], report, () => {
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

function answerOf(question: string, addresses: Addresses): unknown {
  const end = question.indexOf(' ')
  const name = question.slice(0, end)
  const subject = question.slice(end + 1)
  return questions[name as keyof typeof questions](addresses, subject) // Written by recorded() alone.
}

function recorded(addresses: Addresses, answers: Map<string, unknown>): Addresses {
  const asking =
    <Answer>(name: keyof typeof questions, ask: (subject: string) => Answer) =>
    (subject: string): Answer => {
      const answer = ask(subject)
      answers.set(`${name} ${subject}`, answer)
      return answer
    }
  return {
    hrefOf: asking('href', addresses.hrefOf),
    backgroundHrefOf: asking('background', addresses.backgroundHrefOf),
    targetHrefOf: asking('target', addresses.targetHrefOf),
    hasPage: asking('page', addresses.hasPage),
  }
}
