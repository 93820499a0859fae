import {describe, expect, test} from 'vitest'
import {parseEnvironment} from './environment.ts'

describe('parseEnvironment', () => {
  test('without settings the content is the local project in the lake on this machine', () => {
    expect(parseEnvironment({})).toEqual({
      projectId: 'crosswalk',
      dataset: 'production',
      lakeOrigin: 'http://localhost:3400',
      siteOrigin: undefined,
      previewOrigin: undefined,
    })
  })

  test('another project id without an API host means hosted Sanity', () => {
    const environment = parseEnvironment({SANITY_STUDIO_PROJECT_ID: 'abc12345'})
    expect(environment.lakeOrigin).toBeUndefined()
  })

  test('an API host means a lake, whatever the project is called', () => {
    const environment = parseEnvironment({
      SANITY_STUDIO_PROJECT_ID: 'abc12345',
      SANITY_STUDIO_API_HOST: 'http://localhost:4400/',
    })
    expect(environment.lakeOrigin).toBe('http://localhost:4400')
  })

  test('an empty setting counts as absent', () => {
    expect(parseEnvironment({SANITY_STUDIO_DATASET: '', SANITY_STUDIO_PREVIEW_URL: ''})).toEqual(
      parseEnvironment({}),
    )
  })

  test('every wrong setting is named at once', () => {
    const parse = () =>
      parseEnvironment({
        SANITY_STUDIO_PROJECT_ID: 'My Project',
        SANITY_STUDIO_DATASET: 'a b',
        SANITY_STUDIO_API_HOST: 'localhost:3400',
        SANITY_STUDIO_SITE_URL: 'elsewhere',
        SANITY_STUDIO_PREVIEW_URL: 'soon',
      })
    for (const name of ['PROJECT_ID', 'DATASET', 'API_HOST', 'SITE_URL', 'PREVIEW_URL']) {
      expect(parse).toThrow(`SANITY_STUDIO_${name}`)
    }
  })
})
