import {expect, test} from 'vitest'
import {readEnvironment} from './environment.ts'

test('without variables the embedded lake and the local site are meant', () => {
  expect(readEnvironment({})).toEqual({
    projectId: 'crosswalk',
    dataset: 'production',
    apiHost: 'http://localhost:3400',
    siteUrl: 'http://localhost:4321',
    reportFile: null,
  })
})

test('a project of your own without a host is at hosted Sanity', () => {
  expect(readEnvironment({SANITY_PROJECT_ID: 'abc123'}).apiHost).toBeNull()
})

test('a trailing slash makes no difference', () => {
  expect(readEnvironment({SITE_URL: 'https://guides.test/'}).siteUrl).toBe('https://guides.test')
})

test('everything wrong is named at once', () => {
  const variables = {
    SITE_URL: 'https://guides.test/deep/',
    SANITY_API_HOST: 'lake',
    SANITY_DATASET: 'Pro duction',
    SITE_REPORT_FILE: 'report.json',
  }

  expect(() => readEnvironment(variables)).toThrow(
    /SANITY_DATASET.*SANITY_API_HOST.*SITE_URL.*SITE_REPORT_FILE/s,
  )
})
