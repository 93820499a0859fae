import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {digestOf} from './digest.ts'

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'crosswalk-digest-'))
  onTestFinished(() => rmSync(root, {recursive: true}))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), {recursive: true})
    writeFileSync(join(root, path), text)
  }
  return root
}

test('the same files give the same digest in another folder', () => {
  const files = {'studio/a.ts': '1', 'studio/deep/b.ts': '2'}

  expect(digestOf(tree(files), ['studio/**'])).toBe(digestOf(tree(files), ['studio/**']))
})

test.each([
  ['a changed file', {'studio/a.ts': 'changed'}, []],
  ['a renamed file', {'studio/b.ts': '1'}, []],
  ['another setting', {'studio/a.ts': '1'}, ['PORT=2']],
])('%s changes the digest', (_, files, settings) => {
  const before = digestOf(tree({'studio/a.ts': '1'}), ['studio/**'], [])

  expect(digestOf(tree(files as Record<string, string>), ['studio/**'], settings)).not.toBe(before)
})

test('dependencies and build output do not count', () => {
  const root = tree({'studio/a.ts': '1'})
  const before = digestOf(root, ['studio/**'])
  for (const folder of ['node_modules', 'dist', '.sanity']) {
    mkdirSync(join(root, 'studio', folder))
    writeFileSync(join(root, 'studio', folder, 'x.js'), 'x')
  }

  expect(digestOf(root, ['studio/**'])).toBe(before)
})
