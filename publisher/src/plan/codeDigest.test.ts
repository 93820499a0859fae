import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {type PlainSite, writeSite} from '../testing/plainSite.ts'
import {temporaryDirectory} from '../testing/temporaryDirectory.ts'
import {codeDigestReader} from './codeDigest.ts'

const project: PlainSite = {
  'site/src/pages/index.astro': '<p>',
  'schemas/rules/skillGap.ts': 'export {}',
  'pnpm-lock.yaml': 'lockfileVersion: 9',
}

async function digestAfter(changes: PlainSite, removed: string[] = [], settings = {}) {
  const root = await temporaryDirectory()
  await writeSite(root, {...project, ...changes})
  for (const name of removed) await rm(join(root, name))
  return codeDigestReader(root, ['site', 'schemas', 'pnpm-lock.yaml'], settings)()
}

test('the same code has the same digest in any folder', async () => {
  expect(await digestAfter({})).toBe(await digestAfter({}))
})

test.for<[string, PlainSite, string[], object]>([
  ['a template', {'site/src/pages/index.astro': '<h1>'}, [], {}],
  ['a rule', {'schemas/rules/skillGap.ts': 'export const a = 1'}, [], {}],
  ['a new file', {'site/public/robots.txt': ''}, [], {}],
  ['a file taken away', {}, ['schemas/rules/skillGap.ts'], {}],
  ['a package version', {'pnpm-lock.yaml': 'lockfileVersion: 10'}, [], {}],
  ['an address', {}, [], {SITE_URL: 'https://careers.example'}],
  ['a settings file', {'site/.env': 'A=1'}, [], {}],
])('%s changes the digest', async ([, changes, removed, settings]) => {
  expect(await digestAfter(changes, removed, settings)).not.toBe(await digestAfter({}))
})

test.for<[string, PlainSite]>([
  ['a test', {'site/src/loaders/careerPage.test.ts': 'test()'}],
  ['an installed package', {'site/node_modules/astro/package.json': '{}'}],
  ['an earlier build', {'site/dist/index.html': '<p>'}],
  ['a cache of Astro', {'site/.astro/types.d.ts': ''}],
  ['another folder', {'studio/sanity.config.ts': ''}],
])('%s does not', async ([, changes]) => {
  expect(await digestAfter(changes)).toBe(await digestAfter({}))
})

test('a file that changes between two looks changes the digest, and back again', async () => {
  const root = await temporaryDirectory()
  await writeSite(root, project)
  const digest = codeDigestReader(root, ['site'], {})
  const before = await digest()

  await writeSite(root, {'site/src/pages/index.astro': '<b>'})
  expect(await digest()).not.toBe(before)
  await writeSite(root, project)
  expect(await digest()).toBe(before)
})
