import {expect, test} from 'vitest'
import {Report} from '../content/report.ts'
import {redirects} from './redirects.ts'

function redirect(from: string, to: string | null, more: Record<string, unknown> = {}) {
  return {_id: from, _type: 'redirect', from, to, permanent: true, documentId: null, ...more}
}

function read(documents: unknown[]) {
  const report = new Report()
  const pages = new Map([
    ['home', '/'],
    ['pm', '/careers/pm/'],
    ['sql', '/skills/sql/'],
  ])
  const found = redirects(documents, {
    report,
    locateImage: () => null,
    hrefOf: (id) => pages.get(id),
    backgroundHrefOf: () => undefined,
    hasPage: (pathname) => [...pages.values()].includes(pathname),
    now: 0,
  })
  return {
    lines: found.map(({from, to, isPermanent}) => `${from} ${to} ${isPermanent}`),
    problems: report.lines.map(({documentId, field}) => `${documentId} ${field}`),
  }
}

test.each<[string, unknown[], string[], string[]]>([
  ['an address', [redirect('/a/', '/careers/pm/')], ['/a/ /careers/pm/ true'], []],
  [
    'a document, whatever its last address was',
    [redirect('/a/', '/old/', {documentId: 'sql'})],
    ['/a/ /skills/sql/ true'],
    [],
  ],
  [
    'a document that is gone, at its last address',
    [redirect('/a/', '/careers/pm/', {documentId: 'gone'})],
    ['/a/ /careers/pm/ true'],
    [],
  ],
  [
    'a document that is gone without a trace',
    [redirect('/a/', null, {documentId: 'gone'})],
    [],
    ['/a/ toDocument'],
  ],
  [
    'addresses without their last slash',
    [redirect('/a', '/careers/pm')],
    ['/a/ /careers/pm/ true'],
    [],
  ],
  [
    'a chain, which goes straight to its end',
    [redirect('/a/', '/b/'), redirect('/b/', '/c/'), redirect('/c/', '/careers/pm/')],
    ['/a/ /careers/pm/ true', '/b/ /careers/pm/ true', '/c/ /careers/pm/ true'],
    [],
  ],
  [
    'a chain with a detour, which is a detour',
    [redirect('/a/', '/b/'), redirect('/b/', '/careers/pm/', {permanent: false})],
    ['/a/ /careers/pm/ false', '/b/ /careers/pm/ false'],
    [],
  ],
  [
    'a circle and what runs into it',
    [redirect('/a/', '/b/'), redirect('/b/', '/c/'), redirect('/c/', '/b/')],
    [],
    ['/a/ to', '/b/ to', '/c/ to'],
  ],
  ['itself', [redirect('/a/', '/a/')], [], ['/a/ to']],
  ['nowhere', [redirect('/a/', '/lost/')], [], ['/a/ to']],
  ['a live page moved away', [redirect('/careers/pm/', '/skills/sql/')], [], ['/careers/pm/ from']],
  ['the home page moved away', [redirect('/', '/skills/sql/')], [], ['/ from']],
  [
    'an address that is taken',
    [redirect('/a/', '/careers/pm/'), redirect('/a', '/skills/sql/')],
    ['/a/ /careers/pm/ true'],
    ['/a from'],
  ],
  [
    'a file, which has no last slash',
    [redirect('/old.html', '/careers/pm/')],
    ['/old.html /careers/pm/ true'],
    [],
  ],
  ['another site', [redirect('/a/', '//evil.test/')], [], ['/a/ to']],
  ['two words', [redirect('/a/ /b/', '/careers/pm/')], [], ['/a/ /b/ from']],
])('%s', (_case, documents, lines, problems) => {
  expect(read(documents)).toEqual({lines, problems})
})
