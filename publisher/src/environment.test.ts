import {expect, test} from 'vitest'
import {readEnvironment} from './environment.ts'

test('without variables the embedded store and this machine are meant', () => {
  expect(readEnvironment({}, 4321)).toEqual({
    apiHost: 'http://localhost:3400',
    projectId: 'crosswalk',
    dataset: 'production',
    siteUrl: 'http://localhost:4321',
    webhookSecret: undefined,
  })
})

test('a project of its own without a host is a hosted one', () => {
  expect(readEnvironment({SANITY_PROJECT_ID: 'abc123'}, 4321).apiHost).toBeUndefined()
  expect(
    readEnvironment({SANITY_PROJECT_ID: 'abc123', SANITY_API_HOST: 'http://lake:3400/'}, 0).apiHost,
  ).toBe('http://lake:3400')
})

test('a site may lie in a folder of its host', () => {
  const {siteUrl} = readEnvironment({SITE_URL: 'https://example.org/guides/'}, 4321)
  expect(siteUrl).toBe('https://example.org/guides')
})

test('everything wrong is named at once', () => {
  const read = () =>
    readEnvironment(
      {
        SANITY_API_HOST: 'localhost:3400',
        SANITY_PROJECT_ID: 'My Project',
        SANITY_DATASET: 'Production!',
        SITE_URL: 'https://careers.example/?guides',
      },
      4321,
    )

  for (const name of ['SANITY_API_HOST', 'SANITY_PROJECT_ID', 'SANITY_DATASET', 'SITE_URL']) {
    expect(read).toThrow(name)
  }
})
