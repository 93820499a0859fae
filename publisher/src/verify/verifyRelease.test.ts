import {join} from 'node:path'
import {expect, test} from 'vitest'
import {digestFiles} from '../release/fileDigests.ts'
import {ReleaseFiles} from '../release/releaseFiles.ts'
import {type PlainSite, page, writeSite} from '../testing/plainSite.ts'
import {temporaryDirectory} from '../testing/temporaryDirectory.ts'
import {ReadAhead} from './readAhead.ts'
import {verifyRelease} from './verifyRelease.ts'

const sound: PlainSite = {
  'index.html': page('Home', [
    '/careers/',
    'https://careers.example/careers/',
    '#top',
    'mailto:a@b.c',
  ]),
  'careers/index.html': page('Careers', [
    '../',
    '/careers',
    '?sort=name',
    'https://elsewhere.example/x',
  ]),
  'site.css':
    '@font-face { src: url(/font.woff2) } p { background: url("data:image/png;base64,AA") }',
  'font.woff2': 'font',
}

interface Situation {
  livePages?: number
  allowMassLoss?: boolean
  siteUrl?: string
}

async function verify(
  changes: PlainSite,
  {livePages, allowMassLoss = false, siteUrl = 'https://careers.example'}: Situation = {},
): Promise<string[]> {
  const siteDirectory = await temporaryDirectory()
  await writeSite(siteDirectory, {...sound, ...changes})
  const liveFiles = ReleaseFiles.of(
    Object.fromEntries(
      Array.from({length: livePages ?? 0}, (_, number) => [
        `page-${number}/index.html`,
        {digest: 'any', sizeBytes: 1},
      ]),
    ),
  )
  try {
    await verifyRelease({
      pathOf: (name) => join(siteDirectory, name),
      files: ReleaseFiles.of(await digestFiles(siteDirectory)),
      siteUrl,
      live: livePages === undefined ? undefined : {files: liveFiles, notices: []},
      notices: [],
      allowMassLoss,
      ahead: new ReadAhead(),
    })
    return []
  } catch (error) {
    if (!(error instanceof Error && 'details' in error)) throw error
    const {problems} = error.details as {problems?: string[]} // PublisherError, asserted by the message below
    return problems ?? [error.message]
  }
}

const body = (html: string) => `<!doctype html><title>t</title><body><p>text</p>${html}`

test('a sound site passes', async () => {
  expect(await verify({})).toEqual([])
})

test('in a folder of its host a site may not leave it', async () => {
  const pages = {
    'index.html': page('Home', ['/guides/careers/', '../elsewhere/']),
    'careers/index.html': page('Careers', ['/guides/', '/careers/']),
    'site.css': 'p { background: url(font.woff2) }',
  }

  expect(await verify(pages, {siteUrl: 'https://careers.example/guides'})).toEqual([
    'careers/index.html links to "/careers/", which does not exist in this release.',
    'index.html links to "../elsewhere/", which does not exist in this release.',
  ])
})

test('a page may leave out the tags that HTML lets it leave out', async () => {
  const bare = (rest: string) => `<!doctype html><title>t</title>${rest}`

  expect(await verify({'a/index.html': bare('<p>text'), 'b/index.html': bare('text')})).toEqual([])
  expect(await verify({'a/index.html': bare('<main></main>')})).toEqual(['a/index.html is empty.'])
})

test('a page that breaks off is refused', async () => {
  const html = '<!doctype html>\n<title>t</title><main><p>Words, and then the disk was'

  expect(await verify({'a/index.html': html})).toEqual([
    'a/index.html has a <main> in line 2, column 17 that is not closed where it has to be.',
  ])
})

test('of very many files each is read, and what is wrong is named in their order', async () => {
  const pages = Object.fromEntries(
    Array.from({length: 1_600}, (_, number) => {
      const links = number % 700 === 50 ? ['/nowhere/'] : ['/']
      return [`pages/${number}/index.html`, page(`Page ${number}`, links)]
    }),
  )

  expect(await verify(pages)).toEqual(
    [1450, 50, 750].map(
      (number) =>
        `pages/${number}/index.html links to "/nowhere/", which does not exist in this release.`,
    ),
  )
})

test.for<[string, PlainSite]>([
  ['a link', {'a.html': body('<a href="/lost/">x</a>')}],
  ['a relative link', {'a.html': body('<a href="lost/">x</a>')}],
  [
    'a link with the public address',
    {'a.html': body('<a href="https://careers.example/lost/">x</a>')},
  ],
  ['a link from below a base', {'a.html': '<base href="/careers/"><body><a href="lost/">x</a>'}],
  ['an image', {'a.html': body('<img src="/lost/">')}],
  ['a source set', {'a.html': body('<img src="/font.woff2" srcset="/font.woff2 1x, /lost/ 2x">')}],
  ['a style sheet', {'a.html': body('<link rel="stylesheet" href="/lost/">')}],
  ['a script', {'a.html': body('<script src="/lost/"></script>')}],
  ['an island', {'a.html': body('<astro-island component-url="/lost/"></astro-island>')}],
  [
    'a picture for sharing',
    {'a.html': body('<meta property="og:image" content="https://careers.example/lost/">')},
  ],
  ['a redirecting page', {'a.html': body('<meta http-equiv="refresh" content="0; url=/lost/">')}],
  ['an inline style', {'a.html': body('<p style="background: url(/lost/)">x</p>')}],
  ['a style element', {'a.html': body("<style>@import '/lost/';</style>")}],
  ['a style sheet of its own', {'b.css': "p { background: url('/lost/') }"}],
  ['a redirect', {_redirects: '/x /lost/ 301'}],
])('%s that leads nowhere is named', async ([, changes]) => {
  const [problem, ...others] = await verify(changes)

  expect(problem).toMatch(/^(a\.html|b\.css|_redirects line 1) links to ".*lost\/", which does not/)
  expect(others).toEqual([])
})

test('a link to a redirected address is sound', async () => {
  expect(
    await verify({_redirects: '/old/ /careers/ 301', 'a.html': body('<a href="/old/">x</a>')}),
  ).toEqual([])
})

test.for<[string, PlainSite, string]>([
  [
    'no text',
    {'a.html': '<!doctype html><title>t</title><body> <script>1</script>'},
    'a.html is empty.',
  ],
  ['no bytes', {'a.html': ''}, 'a.html is empty.'],
])('a page with %s is empty', async ([, changes, problem]) => {
  expect(await verify(changes)).toEqual([problem])
})

test('a site without a home page is refused', async () => {
  const siteDirectory = await temporaryDirectory()
  await writeSite(siteDirectory, {'about/index.html': page('About')})

  const verified = verifyRelease({
    pathOf: (name) => join(siteDirectory, name),
    files: ReleaseFiles.of(await digestFiles(siteDirectory)),
    siteUrl: 'https://careers.example',
    live: undefined,
    notices: [],
    allowMassLoss: false,
    ahead: new ReadAhead(),
  })

  await expect(verified).rejects.toMatchObject({
    code: 'verifyFailed',
    message: expect.stringContaining('There is no home page'),
  })
})

test.for<[string, PlainSite]>([
  ['a draft', {'pack.json': '{"_id":"drafts.data-analyst"}'}],
  ['a draft', {'a.html': body('<a href="/" data-id="drafts.7f3a">x</a>')}],
  ['an unpublished version', {'pack.json': '{"_id":"versions.rSpring.data-analyst"}'}],
  ['an internal note', {'pack.json': '{"internalNotes":"ask legal"}'}],
])('%s never reaches a release', async ([what, changes]) => {
  expect(await verify(changes)).toEqual([expect.stringContaining(what)])
})

test('prose about drafts is no leak', async () => {
  expect(await verify({'a.html': body('Show your drafts. Then ask. See versions.')})).toEqual([])
})

test('host files that cannot be read are refused by line', async () => {
  expect(await verify({_headers: 'x', _redirects: '/a'})).toEqual([
    expect.stringContaining('_headers line 1'),
    expect.stringContaining('_redirects line 1'),
  ])
})

test('all problems are reported at once', async () => {
  expect(
    await verify({'a.html': body('<a href="/lost/">x</a><img src="gone.png">'), 'b.html': ''}),
  ).toHaveLength(3)
})

test.for<[number, boolean, boolean]>([
  [2, false, false],
  [1, false, false],
  [3, false, true],
  [3, true, false],
])(
  'with %i live pages and override %s, refusing is %s',
  async ([livePages, allowMassLoss, isRefused]) => {
    const problems = await verify({}, {livePages, allowMassLoss})

    expect(problems).toEqual(
      isRefused ? [expect.stringContaining('would have 2 pages where the live one has 3')] : [],
    )
  },
)
