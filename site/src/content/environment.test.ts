import {expect, test} from 'vitest'
import {readEnvironment} from './environment.ts'

test('without variables the embedded lake and the local site are meant', () => {
  expect(readEnvironment({})).toEqual({
    projectId: 'crosswalk',
    dataset: 'production',
    apiHost: 'http://localhost:3400',
    siteUrl: 'http://localhost:4321',
    reportFile: null,
    keptFile: null,
  })
})

test('a project of your own without a host is at hosted Sanity', () => {
  expect(readEnvironment({SANITY_PROJECT_ID: 'abc123'}).apiHost).toBeNull()
})

test.each([
  ['https://guides.test/', 'https://guides.test'],
  ['https://guides.test/deep/folder/', 'https://guides.test/deep/folder'],
])('the site at %s has the address %s', (SITE_URL, siteUrl) => {
  expect(readEnvironment({SITE_URL}).siteUrl).toBe(siteUrl)
})

test('everything wrong is named at once', () => {
  const variables = {
    SITE_URL: 'https://guides.test/de ep/',
    SANITY_API_HOST: 'lake',
    SANITY_DATASET: 'Pro duction',
    SITE_REPORT_FILE: 'report.json',
  }

  expect(() => readEnvironment(variables)).toThrow(
    /SANITY_DATASET.*SANITY_API_HOST.*SITE_URL.*SITE_REPORT_FILE/s,
  )
})
