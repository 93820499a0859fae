import {expect, test} from 'vitest'
import {documentFromRow} from './documentFromRow.ts'
import {parseRows} from './parseRows.ts'
import {type Existing, planImport} from './planImport.ts'

const context = {skillIds: new Map([['sql', 'skill-sql']]), today: '2026-01-31'}

test('CSV may hold commas, quotes and line breaks inside quotes', () => {
  expect(parseRows('title,kind\r\n"A, ""quoted""\nname",craft\n\n')).toEqual([
    {title: 'A, "quoted"\nname', kind: 'craft'},
  ])
})

test('NDJSON is one object a line, and a broken line is named', () => {
  expect(parseRows('{"title":"A"}\n{"title":"B"}')).toHaveLength(2)
  expect(() => parseRows('{"title":"A"}\n{"title"')).toThrow('Line 2')
})

test('a row with more cells than headings is refused by its number', () => {
  expect(() => parseRows('title\na,b')).toThrow('Row 2 has 2 cells')
})

test('a resource finds its skills by slug or title and says which it does not find', () => {
  const {fields, problems} = documentFromRow(
    'resource',
    {title: 'T', skills: 'SQL; Juggling'},
    context,
  )
  expect(fields.skills).toMatchObject([{_ref: 'skill-sql'}])
  expect(problems).toEqual(['There is no published skill “Juggling”. Import the skills first.'])
})

test('a file is imported a second time without a change, and a third with one', () => {
  const read = (title: string) =>
    documentFromRow('skill', {title, slug: 'a', kind: 'craft'}, context)
  const [created] = planImport([read('A')], [], () => 'id')
  expect(created).toMatchObject({outcome: 'create', draft: {_id: 'drafts.id'}})

  const stored = {...created?.draft, _id: 'id', _rev: 'r'} as Existing
  expect(planImport([read('A')], [stored], () => 'other')).toMatchObject([{outcome: 'unchanged'}])
  expect(planImport([read('B')], [stored], () => 'other')).toMatchObject([
    {outcome: 'update', draft: {_id: 'drafts.id', title: 'B'}},
  ])
})

test('two rows about one document are refused but for the first', () => {
  const row = documentFromRow('skill', {title: 'A'}, context)
  expect(planImport([row, row], [], () => 'id').map(({outcome}) => outcome)).toEqual([
    'create',
    'refused',
  ])
})
