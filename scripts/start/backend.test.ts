import {expect, test} from 'vitest'
import {backendFromEnvironment, environmentOf} from './backend.ts'

test('without settings the embedded lake is the backend', () => {
  expect(backendFromEnvironment({}, 3400)).toMatchObject({
    kind: 'embedded',
    target: {apiHost: 'http://localhost:3400', projectId: 'crosswalk', dataset: 'production'},
  })
})

test('a project id of your own means hosted Sanity, and no API host is passed on', () => {
  const backend = backendFromEnvironment({SANITY_PROJECT_ID: 'abc123xy'}, 3400)

  expect(backend).toMatchObject({kind: 'remote', target: {apiHost: undefined}})
  const env = environmentOf(backend.target, {site: 'https://guides.example', preview: undefined})
  expect(env).toMatchObject({SANITY_PROJECT_ID: 'abc123xy', SITE_URL: 'https://guides.example'})
  expect(env).not.toHaveProperty('SANITY_API_HOST')
})

test('an API host names a lake elsewhere', () => {
  const env = {SANITY_API_HOST: 'https://lake.example', SANITY_PROJECT_ID: 'guides'}

  expect(backendFromEnvironment(env, 3400)).toMatchObject({
    kind: 'remote',
    target: {apiHost: 'https://lake.example', projectId: 'guides'},
  })
})
