import {expect, test} from 'vitest'
import {ReleaseFiles} from '../release/releaseFiles.ts'
import {parseHeadersFile} from './headersFile.ts'
import {parseRedirectsFile} from './redirectsFile.ts'
import {resolvePathname} from './resolvePathname.ts'

const file = {digest: 'any', sizeBytes: 1}

test.for([
  ['X-Before: the first path', 'line 1: a header stands before the first path', '  '],
  ['careers/*', 'line 1: "careers/*" is not a path'],
  ['/*\n  no colon', 'line 2: "no colon" is not a header'],
  ['/*\n  Bad Name: x', 'line 2: "Bad Name: x" is not a header'],
])('_headers with %j is refused by line', ([text, problem, indent = '']) => {
  expect(parseHeadersFile(`${indent}${text}`).problems).toEqual([
    expect.stringContaining(problem ?? ''),
  ])
})

test('a header repeated within a rule has its values joined', () => {
  const {rules, problems} = parseHeadersFile('/*\n  Link: </a.css>\n  Link: </b.css>\n')

  expect(problems).toEqual([])
  expect(rules[0]?.set.get('link')).toBe('</a.css>, </b.css>')
})

test.for([
  ['old /new', '"old" is not a path'],
  ['/old', '"/old" has no destination'],
  ['/old id=:id /new', 'query matching is not supported'],
  ['/old //evil.example', 'neither a path nor an address'],
  ['/old /new 307 Country=de', 'conditions ("Country=de") are not supported'],
  ['/old /new 418', 'status "418" is not one of'],
  ['/old https://example.com 200', 'must start with "/"'],
])('_redirects with "%s" is refused by line', ([line, problem]) => {
  expect(parseRedirectsFile(`# first line\n${line}`).problems).toEqual([
    expect.stringMatching(/^_redirects line 2: /),
  ])
  expect(parseRedirectsFile(line ?? '').problems[0]).toContain(problem)
})

test('a redirect goes before a fallback page, a content rule after a real one', () => {
  const {rules} = parseRedirectsFile(
    '/a/ /b/\n/c/ /b/ 410\n/d/ /b/ 410! # gone for good\n/loop /loop/\n',
  )
  const files = ReleaseFiles.of(
    Object.fromEntries(['a', 'b', 'c', 'd', 'loop'].map((name) => [`${name}/index.html`, file])),
  )
  const resolve = (pathname: string) =>
    resolvePathname({folder: '', files, redirects: rules}, pathname)

  expect(resolve('/a/')).toEqual({kind: 'redirect', location: '/b/', status: 301})
  expect(resolve('/c/')).toEqual({kind: 'file', name: 'c/index.html', status: 200})
  expect(resolve('/d/')).toEqual({kind: 'file', name: 'b/index.html', status: 410})
  expect(resolve('/loop')).toEqual({kind: 'redirect', location: '/loop/', status: 301})
  expect(resolve('/loop/')).toEqual({kind: 'file', name: 'loop/index.html', status: 200})
})

test('a release in a folder of its host answers there and nowhere else', () => {
  const {rules} = parseRedirectsFile('/guides/old/ /guides/a/ 301\n')
  const files = ReleaseFiles.of({'index.html': file, 'a/index.html': file})
  const resolve = (pathname: string) =>
    resolvePathname({folder: '/guides', files, redirects: rules}, pathname)

  expect(resolve('/guides/')).toEqual({kind: 'file', name: 'index.html', status: 200})
  expect(resolve('/guides')).toEqual({kind: 'redirect', location: '/guides/', status: 308})
  expect(resolve('/guides/a')).toEqual({kind: 'redirect', location: '/guides/a/', status: 308})
  expect(resolve('/guides/old/')).toEqual({kind: 'redirect', location: '/guides/a/', status: 301})
  for (const outside of ['/', '/a/', '/guidesa/', '/guidesindex.html']) {
    expect(resolve(outside), outside).toEqual({kind: 'missing'})
  }
})
