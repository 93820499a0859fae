import {readFileSync} from 'node:fs'
import {evaluate, parse} from 'groq-js'
import {expect, test} from 'vitest'
import {documentQueries, furtherQueries} from '../loaders/fetchedContent.ts'
import {compileQuery, type Document} from './compileQuery.ts'
import {DocumentList} from './documentList.ts'

const content = new URL('../../../content/production.ndjson', import.meta.url)
const documents: Document[] = readFileSync(content, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => ({_rev: 'r', ...JSON.parse(line)}))
const byId = new Map(documents.map((document) => [document._id, document]))

function answerTo(query: string): unknown {
  const {lists, answer} = compileQuery(query)
  const rows = lists.map((list) => {
    const members = new DocumentList(list, (id) => byId.get(id))
    for (const document of documents) members.change(document._id, document)
    return members.rows()
  })
  return answer(rows)
}

test.for(Object.entries({...documentQueries, ...furtherQueries}))(
  'the query %s means what it means to groq-js',
  async ([, query]) => {
    const options = {
      dataset: documents,
      dereference: ({_ref}: {_ref: string}) => byId.get(_ref),
    }
    const expected = await (await evaluate(parse(query), options)).get()

    expect(answerTo(query)).toEqual(expected)
  },
)

test.for([
  ['*[_type == "career"]', 'Filter'],
  ['*[_type == "career"] | order(title desc) {_id}', 'Desc'],
  ['*[_type == "career"] | order(title asc) {"paths": *[references(^._id)]}', 'Filter'],
  ['*[count(skills) == 2] | order(title asc) {_id}', 'FuncCall'],
])('%s is refused by naming %s', ([query = '', part = '']) => {
  expect(() => compileQuery(query)).toThrow(part)
})
