import {expect, test} from 'vitest'
import {matchNames, matchNamesRoughly} from './matchNames.ts'

const engineer = ['Software Engineer', 'Developer', 'C++ programmer', 'Développeur d’applications']

test.each([
  ['', 'Software Engineer'],
  ['soft', 'Software Engineer'],
  ['ENGINEER software', 'Software Engineer'],
  ['dev', 'Developer'],
  ['c++', 'C++ programmer'],
  ['developpeur app', 'Développeur d’applications'],
  ['ware', undefined],
  ['software nurse', undefined],
])('"%s" means %s', (typed, expected) => {
  expect(matchNames(typed, engineer)).toBe(expected)
})

test.each([
  ['sofware', 'Software Engineer'],
  ['enginere', 'Software Engineer'],
  ['develpoer', 'Developer'],
  ['nurse', undefined],
  ['sft', undefined],
])('with a slip in it "%s" means %s', (typed, expected) => {
  expect(matchNamesRoughly(typed, engineer)).toBe(expected)
})
