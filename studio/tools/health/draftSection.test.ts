import {expect, test} from 'vitest'
import {draftSection} from './draftSection.ts'

const finding = (documentId: string, message: string, level = 'error') => ({
  documentId,
  message,
  level,
})

test('a draft is one row that says what stops it; warnings stop nothing', () => {
  const {rows} = draftSection([
    finding('a', 'Name the career.'),
    finding('a', 'Name the career.'),
    finding('a', 'Choose a category.'),
    finding('b', 'It is long.', 'warning'),
  ])
  expect(rows).toEqual([{documentId: 'a', message: 'Name the career. Choose a category.'}])
})

test('what a row has no room for is counted', () => {
  const {rows} = draftSection(
    ['1.', '2.', '3.', '4.', '5.', '6.', '7.', '8.'].map((text) => finding('a', text)),
  )
  expect(rows[0]?.message).toBe('1. 2. 3. 4. 5. 6. And 2 more.')
})
