import {expect, test} from 'vitest'
import {tableText} from './tableText.ts'

test('columns are as wide as their widest value, and numbers stand to the right', () => {
  const rows = [
    {page: '/', 'html bytes': 900},
    {page: '/careers/', 'html bytes': 12_000},
  ]
  expect(tableText(rows)).toBe(
    ['page       html bytes', '/                 900', '/careers/       12000'].join('\n'),
  )
})

test('nothing to show is nothing', () => {
  expect(tableText([])).toBe('')
})
