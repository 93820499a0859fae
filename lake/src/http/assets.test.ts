import {createHash} from 'node:crypto'
import sharp from 'sharp'
import {expect, test} from 'vitest'
import {startTestLake, type TestLake} from './testLake.ts'

type Asset = Record<string, unknown> & {_id: string; path: string; url: string}

async function jpeg(width = 300, height = 200, orientation?: number): Promise<Buffer> {
  // Left half red, right half blue, so that turns and cuts can be told apart.
  const half = {width: Math.floor(width / 2), height, channels: 3 as const}
  const red = await sharp({create: {...half, background: '#ff0000'}})
    .png()
    .toBuffer()
  const image = sharp({create: {width, height, channels: 3, background: '#0000ff'}})
    .composite([{input: red, left: 0, top: 0}])
    .jpeg({quality: 95})
  return (orientation === undefined ? image : image.withMetadata({orientation})).toBuffer()
}

async function upload(
  {ask}: TestLake,
  bytes: Uint8Array | string,
  options: {kind?: 'images' | 'files'; query?: string; as?: 'editor' | 'viewer'} = {},
): Promise<Response> {
  const {kind = 'images', query = '', as = 'editor'} = options
  return ask(`/assets/${kind}/production${query}`, {
    method: 'POST',
    body: typeof bytes === 'string' ? bytes : Uint8Array.from(bytes),
    as,
  })
}

async function uploaded(...args: Parameters<typeof upload>): Promise<Asset> {
  const response = await upload(...args)
  expect(response.status).toBe(200)
  return ((await response.json()) as {document: Asset}).document
}

test('an uploaded image becomes an ordinary asset document', async () => {
  const lake = await startTestLake()
  const bytes = await jpeg()
  const sha1 = createHash('sha1').update(bytes).digest('hex')

  const asset = await uploaded(lake, bytes, {
    query: '?filename=cat.JPEG&title=Cat&sourceName=web&sourceId=1&sourceUrl=http://x',
  })

  expect(asset).toEqual({
    _id: `image-${sha1}-300x200-jpg`,
    _type: 'sanity.imageAsset',
    _rev: expect.any(String),
    _createdAt: expect.any(String),
    _updatedAt: expect.any(String),
    assetId: sha1,
    sha1hash: sha1,
    uploadId: expect.any(String),
    extension: 'jpg',
    mimeType: 'image/jpeg',
    size: bytes.byteLength,
    originalFilename: 'cat.JPEG',
    title: 'Cat',
    source: {id: '1', name: 'web', url: 'http://x'},
    path: `images/p/production/${sha1}-300x200.jpg`,
    url: `http://localhost/images/p/production/${sha1}-300x200.jpg`,
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: {_type: 'sanity.imageDimensions', width: 300, height: 200, aspectRatio: 1.5},
      hasAlpha: false,
      isOpaque: true,
      lqip: expect.stringMatching(/^data:image\/jpeg;base64,/),
      blurHash: expect.stringMatching(/^.{28}$/),
      thumbHash: expect.stringMatching(/^[\w+/=]{20,40}$/),
      palette: expect.objectContaining({_type: 'sanity.imagePalette'}),
    },
  })
  const query = await lake.ask(
    `/data/query/production?perspective=raw&query=*[sha1hash=="${sha1}"][0]`,
  )
  expect(await query.json()).toMatchObject({result: asset})
})

test('the original comes back byte for byte, with headers that let it be kept for ever', async () => {
  const lake = await startTestLake()
  const bytes = await jpeg()
  const {path, sha1hash} = await uploaded(lake, bytes)

  const response = await lake.ask(`//${path}`, {as: 'anonymous'})

  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': String(bytes.byteLength),
    'cache-control': expect.stringMatching(/public, max-age=31536000.*immutable/),
    etag: `"${sha1hash}"`,
    'x-sanity-sha1': sha1hash,
    'x-content-type-options': 'nosniff',
  })
  const head = await lake.ask(`//${path}`, {method: 'HEAD', as: 'anonymous'})
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect(head.headers.get('content-length')).toBe(String(bytes.byteLength))
  const known = await lake.ask(`//${path}`, {headers: {'if-none-match': `"x", "${sha1hash}"`}})
  expect(known.status).toBe(304)
})

test('the same bytes give the same document, whatever is said about them', async () => {
  const lake = await startTestLake()
  const bytes = await jpeg()

  const [first, second] = await Promise.all([uploaded(lake, bytes), uploaded(lake, bytes)])
  const third = await uploaded(lake, bytes, {query: '?filename=other.png&title=Other'})

  expect(second).toEqual(first)
  expect(third).toEqual(first)
})

test('sizes are those after EXIF orientation', async () => {
  const lake = await startTestLake()

  const asset = await uploaded(lake, await jpeg(300, 200, 6))

  expect(asset._id).toMatch(/-200x300-jpg$/)
  const {data, info} = await sharp(await picture(lake, asset, 'w=20'))
    .raw()
    .toBuffer({resolveWithObject: true})
  expect([info.width, info.height]).toEqual([20, 30])
  expect([data[0], data.at(-1)]).toEqual([expect.closeTo(255, -1), expect.closeTo(255, -1)]) // red above, blue below
})

test('only the metadata that was asked for is made', async () => {
  const lake = await startTestLake()

  const {metadata} = await uploaded(lake, await jpeg(), {query: '?meta=lqip&meta=location'})

  expect(Object.keys(metadata as object).sort()).toEqual(
    ['_type', 'dimensions', 'hasAlpha', 'isOpaque', 'lqip'].sort(),
  )
  const unknown = await upload(lake, await jpeg(), {query: '?meta=faces'})
  expect(unknown.status).toBe(400)
})

test('transparency is told from the pixels, not from the channel alone', async () => {
  const lake = await startTestLake()
  const png = (alpha: number): Promise<Buffer> =>
    sharp({create: {width: 8, height: 8, channels: 4, background: {r: 9, g: 9, b: 9, alpha}}})
      .png()
      .toBuffer()

  expect(await uploaded(lake, await png(1))).toMatchObject({
    metadata: {hasAlpha: true, isOpaque: true},
  })
  expect(await uploaded(lake, await png(0.5))).toMatchObject({
    metadata: {hasAlpha: true, isOpaque: false, lqip: expect.stringMatching(/^data:image\/png/)},
  })
})

/** A PNG of a few hundred bytes that claims to be enormous. */
async function claimingSize(side: number): Promise<Buffer> {
  const png = await sharp({create: {width: 8, height: 8, channels: 3, background: '#000'}})
    .png()
    .toBuffer()
  png.writeUInt32BE(side, 16)
  png.writeUInt32BE(side, 20)
  const {crc32} = await import('node:zlib')
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}

const hostile: [name: string, bytes: () => Promise<Uint8Array | string> | Uint8Array | string][] = [
  ['nothing', () => ''],
  ['text', () => 'hello'],
  ['HTML with a PNG name', () => '<!doctype html><script>alert(1)</script>'],
  ['a PDF', () => '%PDF-1.7\n%%EOF'],
  ['a truncated JPEG', async () => (await jpeg(600, 400)).subarray(0, 900)],
  [
    'a truncated PNG',
    async () =>
      (
        await sharp(await jpeg(600, 400))
          .png()
          .toBuffer()
      ).subarray(0, 400),
  ],
  ['a PNG header alone', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
  ['an image of 100,000 × 100,000', () => claimingSize(100_000)],
  ['an image of 16,001 × 16,001', () => claimingSize(16_001)],
  [
    'an SVG that does not end',
    () => '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><g>',
  ],
  [
    'an SVG that expands without bound',
    () =>
      `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${Array.from(
        {length: 12},
        (_, level) =>
          `<!ENTITY ${'abcdefghijklmnop'[level + 1]} "${`&${'abcdefghijklmnop'[level]};`.repeat(10)}">`,
      ).join(
        '',
      )}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&m;</text></svg>`,
  ],
]

test.each(hostile)('%s is not an image: 400, and nothing is stored', async (_, bytes) => {
  const lake = await startTestLake()

  const response = await upload(lake, await bytes(), {query: '?filename=cat.png'})

  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({statusCode: 400, message: expect.any(String)})
  const documents = await lake.ask('/data/query/production?query=count(*)')
  expect(await documents.json()).toMatchObject({result: 0})
})

test('an upload above 100 MB is refused', async () => {
  const lake = await startTestLake()

  const response = await upload(lake, new Uint8Array(100_000_001), {kind: 'files'})

  expect(response.status).toBe(413)
})

test('an SVG keeps its scripts, and the browser is told not to run them', async () => {
  const lake = await startTestLake()
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>alert(1)</script></svg>'

  const asset = await uploaded(lake, svg)

  expect(asset).toMatchObject({
    mimeType: 'image/svg+xml',
    metadata: {dimensions: {width: 40, height: 20}},
  })
  expect(asset.metadata).not.toHaveProperty('lqip')
  for (const query of ['', '?w=10&auto=format']) {
    const response = await lake.ask(`//${asset.path}${query}`)
    expect(await response.text()).toBe(svg)
    expect(response.headers.get('content-security-policy')).toMatch(/script-src 'none'.*sandbox/)
  }
  const png = await sharp(await picture(lake, asset, 'fm=png&w=10')).metadata()
  expect([png.format, png.width, png.height]).toEqual(['png', 10, 5])
})

test('a file is stored by its content and downloaded unless a browser shows it safely', async () => {
  const lake = await startTestLake()
  const files = {kind: 'files' as const}

  const html = await uploaded(lake, '<script>alert(1)</script>', {
    ...files,
    query: '?filename=a.html',
  })
  const pdf = await uploaded(lake, '%PDF-1.7 …', {...files, query: '?filename=a.pdf'})
  const odd = await uploaded(lake, 'x', {...files, query: '?filename=..%2F..%2Fetc%2Fpasswd'})

  expect(html).toMatchObject({_type: 'sanity.fileAsset', extension: 'html', mimeType: 'text/html'})
  expect(pdf).toMatchObject({_id: `file-${pdf.sha1hash}-pdf`, mimeType: 'application/pdf'})
  expect(odd).toMatchObject({extension: 'bin', path: `files/p/production/${odd.sha1hash}.bin`})
  const disposition = async ({path}: Asset, query = ''): Promise<string | null> =>
    (await lake.ask(`//${path}${query}`)).headers.get('content-disposition')
  expect(await disposition(html)).toMatch(/^attachment/)
  expect(await disposition(pdf)).toBeNull()
  expect(await disposition(pdf, '?dl=B%C3%A9ta%22.pdf')).toBe(
    `attachment; filename="B_ta_.pdf"; filename*=UTF-8''B%C3%A9ta%22.pdf`,
  )
})

test('a part of a file can be asked for', async () => {
  const lake = await startTestLake()
  const {path} = await uploaded(lake, '0123456789', {kind: 'files', query: '?filename=a.txt'})
  const part = async (range: string): Promise<[number, string, string | null]> => {
    const response = await lake.ask(`//${path}`, {headers: {range}})
    return [response.status, await response.text(), response.headers.get('content-range')]
  }

  expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
  expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10'])
  expect(await part('bytes=8-')).toEqual([206, '89', 'bytes 8-9/10'])
  expect(await part('bytes=10-')).toEqual([416, '', 'bytes */10'])
  expect(await part('lines=1')).toEqual([200, '0123456789', null])
})

test('unknown assets and paths that lead out of the folder are not found', async () => {
  const lake = await startTestLake()

  for (const path of [
    'images/p/production/x-1x1.jpg',
    'files/..%2F../lake.sqlite/x',
    'files/p/production/..%2F..%2Flake.sqlite',
  ]) {
    expect((await lake.ask(`//${path}`)).status).toBe(404)
  }
})

async function picture(
  {ask}: TestLake,
  {path}: Asset,
  query: string,
  accept = '',
): Promise<Buffer> {
  const response = await ask(`//${path}?${query}`, {as: 'anonymous', headers: {accept}})
  expect([query, response.status]).toEqual([query, 200])
  return Buffer.from(await response.arrayBuffer())
}

test.each([
  ['w=100', 'jpeg', 100, 67],
  ['h=100', 'jpeg', 150, 100],
  ['w=600', 'jpeg', 600, 400],
  ['w=600&fit=max', 'jpeg', 300, 200],
  ['w=100&h=100', 'jpeg', 100, 67],
  ['w=100&h=100&dpr=2', 'jpeg', 200, 133],
  ['w=100&h=100&fit=crop', 'jpeg', 100, 100],
  ['w=600&h=600&fit=crop', 'jpeg', 600, 600],
  ['w=600&h=600&fit=min', 'jpeg', 200, 200],
  ['w=100&h=100&fit=scale', 'jpeg', 100, 100],
  ['w=100&h=100&fit=fill', 'jpeg', 100, 100],
  ['w=600&h=600&fit=fillmax&bg=fff', 'jpeg', 600, 600],
  ['w=50&h=50&fit=crop&crop=entropy', 'jpeg', 50, 50],
  ['or=90', 'jpeg', 200, 300],
  ['rect=10,20,100,50', 'jpeg', 100, 50],
  ['rect=250,0,100,200', 'jpeg', 50, 200],
  ['rect=0,0,100,100&w=50&or=180&flip=hv', 'jpeg', 50, 50],
  ['fm=png', 'png', 300, 200],
  ['fm=webp&q=10', 'webp', 300, 200],
  ['fm=pjpg&blur=30&sat=-100', 'jpeg', 300, 200],
  ['w=30&auto=format', 'heif', 30, 20],
])('%s gives a %s of %i × %i', async (query, format, width, height) => {
  const lake = await startTestLake()
  const asset = await uploaded(lake, await jpeg())

  const result = await sharp(await picture(lake, asset, query, 'image/avif,image/webp')).metadata()

  expect([result.format, result.width, result.height]).toEqual([format, width, height])
})

test.each([
  ['w=100&h=200&fit=crop&crop=left', 'red'],
  ['w=100&h=200&fit=crop&crop=right', 'blue'],
  ['w=100&h=200&fit=crop&crop=focalpoint&fp-x=0.1&fp-y=0.5', 'red'],
  ['w=100&h=200&fit=crop&crop=focalpoint&fp-x=0.9&fp-y=0.5', 'blue'],
  ['rect=0,0,100,200', 'red'],
  ['rect=200,0,100,200', 'blue'],
  ['rect=0,0,200,200&flip=h&w=50&h=200&fit=crop&crop=right', 'red'],
  ['or=180&w=100&h=200&fit=crop&crop=left', 'blue'],
])('%s shows the %s side', async (query, colour) => {
  const lake = await startTestLake()
  const asset = await uploaded(lake, await jpeg())

  const {channels} = await sharp(await picture(lake, asset, `${query}&fm=png`)).stats()

  const [red = 0, , blue = 0] = channels.map(({mean}) => mean)
  expect(red > blue ? 'red' : 'blue').toBe(colour)
})

test.each([
  'w=0',
  'w=-5',
  'w=abc',
  'w=8193',
  'w=5000&dpr=2',
  'w=1&h=9000',
  'dpr=4',
  'fit=cover',
  'crop=middle&w=9&h=9&fit=crop',
  'rect=1,2,3',
  'rect=300,0,10,10',
  'rect=0,0,0,0',
  'fm=gif',
  'auto=compress',
  'q=101',
  'bg=red',
  'blur=2001',
  'sat=50',
  'or=45',
  'flip=x',
  'fp-x=2&w=9&h=9&fit=crop',
  'sharp=20',
  'unknown=1',
])('%s is refused by name', async (query) => {
  const lake = await startTestLake()
  const asset = await uploaded(lake, await jpeg())

  const response = await lake.ask(`//${asset.path}?${query}`)

  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    message: expect.stringMatching(/^The image (parameter|would be)/),
  })
})

test('the format follows what the browser accepts, and caches are told', async () => {
  const lake = await startTestLake()
  const asset = await uploaded(lake, await jpeg())
  const type = async (accept: string): Promise<(string | null)[]> => {
    const {headers} = await lake.ask(`//${asset.path}?auto=format&w=10`, {headers: {accept}})
    return [headers.get('content-type'), headers.get('vary')]
  }

  expect(await type('image/avif,image/webp,*/*')).toEqual(['image/avif', 'Accept'])
  expect(await type('image/webp,*/*')).toEqual(['image/webp', 'Accept'])
  expect(await type('*/*')).toEqual(['image/jpeg', 'Accept'])
})

test('a rendering has an ETag of its own', async () => {
  const lake = await startTestLake()
  const asset = await uploaded(lake, await jpeg())
  const small = await lake.ask(`//${asset.path}?w=10`)
  const etag = small.headers.get('etag') ?? ''

  const repeated = await lake.ask(`//${asset.path}?w=10`, {headers: {'if-none-match': etag}})
  const other = await lake.ask(`//${asset.path}?w=11`, {headers: {'if-none-match': etag}})

  expect([repeated.status, other.status]).toEqual([304, 200])
})

test('an animation stays one when it is only scaled', async () => {
  const lake = await startTestLake()
  const frame = (background: string): Promise<Buffer> =>
    sharp({create: {width: 40, height: 20, channels: 3, background}})
      .png()
      .toBuffer()
  const frames = [await frame('#f00'), await frame('#0f0'), await frame('#00f')]
  const gif = await sharp(frames, {join: {animated: true}})
    .gif()
    .toBuffer()

  const asset = await uploaded(lake, gif)

  expect(asset.metadata).toMatchObject({dimensions: {width: 40, height: 20}})
  for (const [query, accept] of [
    ['w=20', ''],
    ['w=20&auto=format', 'image/avif,image/webp'],
  ] as const) {
    const bytes = await picture(lake, asset, query, accept)
    const {pages, width, pageHeight} = await sharp(bytes, {animated: true}).metadata()
    expect([pages, width, pageHeight]).toEqual([3, 20, 10])
  }
})
