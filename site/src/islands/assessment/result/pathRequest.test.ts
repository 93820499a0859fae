import {noAnswers} from '@crosswalk/schemas/rules/assessment/answers'
import {assess} from '@crosswalk/schemas/rules/assessment/assess'
import {examplePack} from '@crosswalk/schemas/rules/assessment/testing/examplePack'
import {expect, test} from 'vitest'
import {pathRequest} from './pathRequest.ts'

const written = examplePack()
const unwritten = examplePack({paths: []})
const engineer = ['software-engineer']

function requestOf(pack: typeof written, roles: string[], requestHref: string | undefined) {
  const answers = {...noAnswers, roles, target: 'product-manager'}
  const result = assess(pack, answers, Date.UTC(2026, 10, 23))
  if (result.kind !== 'career') throw new Error('A target was named.')
  return pathRequest(result, pack, roles, requestHref)
}

test.each([
  [
    'mailto:guides@site.test',
    engineer,
    'mailto:guides@site.test?subject=A%20guide%20from%20Software%20Engineer%20to%20Product%20Manager',
    'Ask for a guide from Software Engineer to Product Manager',
  ],
  [
    'mailto:guides@site.test?cc=editor@site.test',
    [],
    'mailto:guides@site.test?cc=editor@site.test&subject=A%20guide%20to%20Product%20Manager',
    'Ask for a guide to Product Manager',
  ],
  [
    'https://site.test/ask/?kind=path',
    engineer,
    'https://site.test/ask/?kind=path',
    'Ask for a guide from Software Engineer to Product Manager',
  ],
])('a path that nobody has written is asked for at %s', (requestHref, roles, href, label) => {
  expect(requestOf(unwritten, roles, requestHref)).toMatchObject({href, label})
})

test.each([
  ['there is such a path', written, engineer, 'mailto:guides@site.test'],
  ['the reader is there already', unwritten, ['product-manager'], 'mailto:guides@site.test'],
  ['editors named no place', unwritten, engineer, undefined],
])('nothing is asked for if %s', (_case, pack, roles, requestHref) => {
  expect(requestOf(pack, roles, requestHref)).toBeUndefined()
})
