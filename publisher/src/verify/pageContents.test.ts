import {expect, test} from 'vitest'
import {readPage} from './pageContents.ts'

const addressesIn = (html: string) => readPage(html).addresses
const isEmpty = (html: string) => readPage(`<!doctype html><title>t</title>${html}`).isEmpty

test('addresses are read wherever a browser takes them from', () => {
  expect(
    addressesIn(`
      <link rel=preload imagesrcset="/a.avif 1x, /b.avif 2x" href=/c.avif>
      <meta property="og:image" content="/og.png"><meta name="description" content="/no">
      <meta http-equiv="Refresh" content="0; url='/later/'">
      <a href="/one/?a=1&amp;b=2" class="/no">x</a><IMG SRC='/two.png' alt="/no">
      <form action="/search"><button formaction="/other">x</button></form>
      <p style="background: url(/three.png)">x</p><svg><use xlink:href="#sign" /></svg>
      <style>p { background: url("/four.png") } /* url(/no) */</style>`),
  ).toEqual([
    ...['/c.avif', '/a.avif', '/b.avif', '/og.png', '/later/', '/one/?a=1&b=2', '/two.png'],
    ...['/search', '/other', '/three.png', '#sign', '/four.png'],
  ])
})

test('of an attribute that is written twice the first counts, as in browsers', () => {
  expect(addressesIn('<a href="/first/" HREF="/second/">x</a>')).toEqual(['/first/'])
})

test.each([
  ['a comment', '<!-- <a href="/no/">x</a> -->'],
  ['a script', '<script>"<a href=\'/no/\'>"</script>'],
  ['a template', '<template><a href="/no/">x</a><svg><title>t</svg></template>'],
  ['a text field', '<textarea><a href="/no/"></textarea>'],
])('%s holds no addresses, and what follows does', (_name, html) => {
  expect(addressesIn(`${html}<a href="/yes/">x</a>`)).toEqual(['/yes/'])
})

test.each([
  ['a title in a picture', '<svg><title/><a href="/yes/">x</a></svg>'],
  ['a picture without content', '<svg/><a href="/yes/">x</a>'],
  ['a script in a picture', '<svg><script/><a href="/yes/">x</a></svg>'],
])('%s may close itself', (_name, html) => {
  expect(addressesIn(html)).toEqual(['/yes/'])
})

test('HTML in a picture is read as HTML', () => {
  const html = '<svg><foreignObject><style>p { color: red } <a href="/no/"></style></foreignObject>'
  expect(addressesIn(`${html}</svg><a href="/yes/">x</a>`)).toEqual(['/yes/'])
})

test('a page without text, pictures and fields is empty', () => {
  expect(isEmpty('<body> <script>1</script><style>p {}</style><template>x</template>')).toBe(true)
  expect(isEmpty('&nbsp;&#32;')).toBe(true)
  expect(isEmpty('&amp;')).toBe(false)
  expect(isEmpty('<p>x')).toBe(false)
  expect(isEmpty('<img src=a>')).toBe(false)
  expect(isEmpty('<svg><title>x</title></svg>')).toBe(false)
})

test('the first base counts', () => {
  expect(readPage('<base href="/a/"><base href="/b/">').base).toBe('/a/')
})

const malformedIn = (html: string) => readPage(`<!doctype html>\n${html}`).malformed

test.each([
  [
    'ends that HTML lets authors leave out',
    '<html><body><ul><li>a<li>b</ul><p>c<table><tr><td>d</table>',
  ],
  ['elements without an end', '<main><br><img src=a><input></main>'],
  ['a picture whose elements close themselves', '<svg><path /><g><circle/></g></svg>'],
  ['what only looks like tags', '<script>"</div>"</script><!-- </div> --><textarea><b></textarea>'],
  ['names in capitals', '<DIV></div>'],
])('well-formed: %s', (_name, html) => {
  expect(malformedIn(html)).toBeUndefined()
})

test.each([
  [
    'a page that breaks off',
    '<main>\n<section><p>wor',
    'has a <section> in line 3, column 1 that is not closed where it has to be',
  ],
  [
    'a tag that breaks off',
    '<main><p>word</p></ma',
    'has a <main> in line 2, column 1 that is not closed where it has to be',
  ],
  [
    'an element that ends after the one around it',
    '<div><span></div></span>',
    'has a <span> in line 2, column 6 that is not closed where it has to be',
  ],
  [
    'an end too many',
    '<div></div>\n</div>',
    'has a </div> in line 3, column 1 that closes nothing',
  ],
  [
    'an end of nothing',
    '<div></span></div>',
    'has a </span> in line 2, column 6 that closes nothing',
  ],
  [
    'an element that cannot close itself',
    '<div/><p>word</p>',
    'has a <div> in line 2, column 1 that is not closed where it has to be',
  ],
])('not well-formed: %s', (_name, html, fault) => {
  expect(malformedIn(html)).toBe(fault)
})
