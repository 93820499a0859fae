import {expect, test} from 'vitest'
import {checkLink} from './linkSyntax.ts'

test.each([
  'https://www.gov.uk/service-manual',
  'https://example.org/?id=3#part',
  'mailto:someone@example.org',
  '/careers/',
])('%s is well written', (address) => {
  expect(checkLink(address)).toBe(true)
})

test.each([
  ['http://example.org/', /not encrypted/],
  ['https://example.org/a b', /white space/],
  ['example.org', /not an address/],
  ['https://me:secret@example.org/', /user name/],
  ['https://localhost/', /no public site/],
  ['https://bit.ly/abc', /hides where it leads/],
  ['https://example.org/?utm_source=a&id=3&fbclid=b', /Remove “utm_source”, “fbclid”/],
  ['https://example.org/#:~:text=word', /marks a passage/],
])('%s is refused', (address, message) => {
  expect(checkLink(address)).toMatch(message)
})
