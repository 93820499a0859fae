import {expect, test} from 'vitest'
import {text} from '../testing/sampleContent.ts'
import {parseProse} from './parseProse.ts'

/** Parses with one page in the build, `/careers/pm/`, whose document is `pm`. */
function parse(value: unknown) {
  const dropped: string[] = []
  const prose = parseProse(value, {
    hrefOf: (id) => (id === 'pm' ? '/careers/pm/' : undefined),
    hasPage: (pathname) => pathname === '/careers/pm/',
    locateImage: ({assetId}) =>
      assetId === 'image-1'
        ? {url: 'http://lake.test/1.png', width: 800, height: 600, preview: null}
        : null,
    drop: (reason) => dropped.push(reason),
  })
  return {prose, dropped}
}

function linked(mark: object) {
  return text('', {
    markDefs: [{_key: 'm', ...mark}],
    children: [{_type: 'span', text: 'here', marks: ['m']}],
  })
}

const plain = [{kind: 'paragraph', children: [{kind: 'text', text: 'here'}]}]

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://guides.test/1',
  '//evil.test/',
  '/\\evil.test/',
  '/missing/',
  'https:',
  '',
  null,
  {toString: () => 'https://evil.test/'},
])('the link to %j loses its link and keeps its words', (href) => {
  const {prose, dropped} = parse([linked({_type: 'link', href})])

  expect(prose).toEqual(plain)
  expect(dropped).toHaveLength(1)
})

test.each([
  ['https://w3.org/TR/', 'https://w3.org/TR/', true],
  ['http://w3.org', 'http://w3.org/', true],
  ['mailto:ada@guides.test', 'mailto:ada@guides.test', true],
  ['/careers/pm/', '/careers/pm/', false],
  ['/careers/pm/#skills', '/careers/pm/#skills', false],
  ['https://w3.org/"onclick="x', 'https://w3.org/%22onclick=%22x', true],
])('the link to %s is kept', (href, expected, isExternal) => {
  const {prose, dropped} = parse([linked({_type: 'link', href})])

  expect(prose).toEqual([
    {
      kind: 'paragraph',
      children: [
        {kind: 'link', href: expected, isExternal, children: [{kind: 'text', text: 'here'}]},
      ],
    },
  ])
  expect(dropped).toEqual([])
})

test.each([
  ['a document without a page', {_type: 'internalLink', targetId: 'gone'}],
  ['no document', {_type: 'internalLink'}],
  ['an annotation nobody knows', {_type: 'footnote', href: 'https://w3.org'}],
])('a mark that leads to %s is taken off and reported', (_case, mark) => {
  const {prose, dropped} = parse([linked(mark)])

  expect(prose).toEqual(plain)
  expect(dropped).toHaveLength(1)
})

test('marks without a definition, of the wrong type and twice over do no harm', () => {
  const {prose} = parse([
    text('', {
      markDefs: 'none',
      children: [
        {_type: 'span', text: 'a', marks: ['lost', 'strong', 'strong', 7, null]},
        {_type: 'span', text: 'b', marks: 'em'},
        {_type: 'span', text: 'c'},
      ],
    }),
  ])

  expect(JSON.stringify(prose)).not.toContain('lost')
  expect(prose).toHaveLength(1)
})

test('overlapping marks nest without breaking a link in two', () => {
  const {prose} = parse([
    text('', {
      markDefs: [{_key: 'm', _type: 'link', href: 'https://w3.org/'}],
      children: [
        {_type: 'span', text: 'one ', marks: ['m']},
        {_type: 'span', text: 'two', marks: ['m', 'strong']},
      ],
    }),
  ])

  expect(prose).toEqual([
    {
      kind: 'paragraph',
      children: [
        {
          kind: 'link',
          href: 'https://w3.org/',
          isExternal: true,
          children: [
            {kind: 'text', text: 'one '},
            {kind: 'strong', children: [{kind: 'text', text: 'two'}]},
          ],
        },
      ],
    },
  ])
})

test('unknown blocks and inline objects are dropped with a line each, the rest stays', () => {
  const {prose, dropped} = parse([
    {_type: 'rawHtml', html: '<script>alert(1)</script>'},
    text('', {
      children: [
        {_type: 'widget', code: 'x'},
        {_type: 'span', text: '<b>safe</b>', marks: []},
      ],
    }),
  ])

  expect(prose).toEqual([{kind: 'paragraph', children: [{kind: 'text', text: '<b>safe</b>'}]}])
  expect(dropped).toEqual([
    'There is no way to show a "rawHtml" block.',
    'There is no way to show an inline "widget".',
  ])
})

test.each([undefined, null, 'text', 7, {}, [null, 1, 'a', []]])('%j is no prose', (value) => {
  expect(parse(value).prose).toEqual([])
})

test('a style that is not ours becomes a paragraph', () => {
  const {prose, dropped} = parse([text('Big', {style: 'h1'}), text('Odd', {style: '__proto__'})])

  expect(prose.map((block) => block.kind)).toEqual(['paragraph', 'paragraph'])
  expect(dropped).toHaveLength(2)
})

test('blank paragraphs leave nothing behind', () => {
  expect(parse([text('  '), text('')]).prose).toEqual([])
})

test('line breaks survive', () => {
  expect(parse([text('one\ntwo')]).prose).toEqual([
    {
      kind: 'paragraph',
      children: [{kind: 'text', text: 'one'}, {kind: 'break'}, {kind: 'text', text: 'two'}],
    },
  ])
})

test('lists nest by level and split where bullets turn into numbers', () => {
  const item = (words: string, level: number, listItem = 'bullet') => text(words, {level, listItem})
  const {prose} = parse([
    item('a', 1),
    item('a1', 2),
    item('a1x', 5),
    item('b', 1),
    item('1', 1, 'number'),
  ])
  const shape = (block: (typeof prose)[number]): unknown =>
    block.kind === 'list'
      ? [block.isOrdered, ...block.items.map((entry) => entry.lists.map(shape))]
      : null

  expect(prose.map(shape)).toEqual([
    [false, [[false, [[false, []]]]], []],
    [true, []],
  ])
})

test('an image needs its file, and words unless it is decorative', () => {
  const image = {_type: 'image', assetId: 'image-1'}
  const {prose, dropped} = parse([
    {...image, alt: 'A team'},
    {...image, decorative: true, alt: 'ignored'},
    image,
    {...image, assetId: null, alt: 'Lost'},
  ])

  expect(prose.map((block) => block.kind === 'image' && block.alt)).toEqual(['A team', ''])
  expect(dropped).toHaveLength(2)
})

test('table rows get the width of the heading row', () => {
  const {prose, dropped} = parse([
    {
      _type: 'table',
      caption: 'T',
      rows: [{cells: ['a', 'b']}, {cells: ['1']}, {cells: ['1', 2, '3']}],
    },
    {_type: 'table', rows: [{cells: ['only a heading']}]},
  ])

  expect(prose).toEqual([
    {
      kind: 'table',
      caption: 'T',
      header: ['a', 'b'],
      rows: [
        ['1', ''],
        ['1', ''],
      ],
    },
  ])
  expect(dropped).toHaveLength(1)
})

test('a skill chart shows the most important skills up to its limit', () => {
  const skill = (title: string | null, importance: number) => ({
    title,
    skillId: title,
    importance,
    level: 2,
  })
  const {prose} = parse([
    {
      _type: 'skillChart',
      caption: 'C',
      limit: 2,
      skills: [skill('a', 1), skill(null, 5), skill('b', 3), skill('c', 3)],
    },
    {_type: 'skillChart', caption: 'Empty', skills: null},
  ])

  expect(prose).toEqual([
    {
      kind: 'skillChart',
      caption: 'C',
      bars: [
        {title: 'b', href: null, level: 2},
        {title: 'c', href: null, level: 2},
      ],
    },
  ])
})
