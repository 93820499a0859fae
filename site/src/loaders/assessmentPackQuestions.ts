import {type QuestionKey, questionKeys} from '@crosswalk/schemas/rules/assessment/answers'
import type {PackStatement, QuestionWording} from '@crosswalk/schemas/rules/assessment/pack'
import {interestTypes} from '@crosswalk/schemas/rules/interests'
import {type Fields, Incomplete, isRecord, readDocuments} from '../content/normalise.ts'
import type {Report} from '../content/report.ts'
import type {AssessmentPackQueryResult} from './generated.ts'

/** What editors ask in their own words. */
interface Questions {
  statements: PackStatement[]
  /** Of skill questions, by id of the skill. */
  skillWordings: Map<string, QuestionWording>
  wordings: Partial<Record<QuestionKey, QuestionWording>>
}

type Source = AssessmentPackQueryResult['questions'][number]

const types = interestTypes.map(({value}) => value)

/**
 * The active questions, each read from its own document; one that cannot be asked is reported.
 *
 * Without a statement for every type of interest no profile can be made of the answers, so then
 * none is asked.
 */
export function packQuestions(fetched: unknown, report: Report): Questions {
  const questions: Questions = {statements: [], skillWordings: new Map(), wordings: {}}
  const keys = new Set<string>()
  readDocuments<Source, void>(fetched, {report}, (document) => {
    const key = document.text('key')
    if (keys.has(key)) throw new Incomplete('key', `Another question has the key "${key}".`)
    keys.add(key)
    readQuestion(document, key, questions)
  })
  const missing = types.filter((type) => questions.statements.every((one) => one.type !== type))
  if (questions.statements.length > 0 && missing.length > 0) {
    const titles = interestTypes.filter(({value}) => missing.includes(value))
    report.add({
      documentId: 'assessmentSettings',
      documentType: 'assessmentSettings',
      field: '',
      reason: `No statement is active for ${titles.map(({title}) => title).join(', ')}, so the assessment does not ask about interests.`,
      effect: 'dropped',
    })
    questions.statements = []
  }
  return questions
}

function readQuestion(document: Fields<Source>, key: string, questions: Questions): void {
  const words = {prompt: document.text('prompt'), help: document.optionalText('help')}
  const kind = document.oneOf('kind', ['interest', 'skill', 'single', 'number'])
  if (kind === 'interest') {
    questions.statements.push({key, ...words, type: document.oneOf('interestType', types)})
  } else if (kind === 'skill') {
    questions.skillWordings.set(document.text('skillId'), words)
  } else {
    const known = questionKeys.find((candidate) => candidate === key)
    if (known === undefined) {
      throw new Incomplete(
        'key',
        `The assessment asks no question "${key}"; the keys of its questions are ${questionKeys.join(', ')}.`,
      )
    }
    questions.wordings[known] = words
  }
}

/** The parts of the result of `assessmentPackQuery`, each still unchecked. */
export function partsOf(fetched: unknown): Record<keyof AssessmentPackQueryResult, unknown> {
  const {questions = [], careers = [], skills = []} = isRecord(fetched) ? fetched : {}
  return {questions, careers, skills}
}
