import {readFileSync} from 'node:fs'
import {ClientError} from '@sanity/client'
import {expect, test} from 'vitest'
import {startLake} from '../support/startLake.ts'

const picture = readFileSync(new URL('../../content/images/product-manager.png', import.meta.url))

test('an uploaded image becomes a document with its measurements, and its bytes are served', async () => {
  const {client, anonymousClient} = await startLake()

  const asset = await client.assets.upload('image', picture, {filename: 'picture.png'})

  expect(asset).toMatchObject({
    _id: expect.stringMatching(/^image-[0-9a-f]{40}-1200x800-png$/),
    _type: 'sanity.imageAsset',
    originalFilename: 'picture.png',
    mimeType: 'image/png',
    size: picture.length,
    metadata: {dimensions: {width: 1200, height: 800, aspectRatio: 1.5}},
  })
  expect(await anonymousClient.getDocument(asset._id)).toMatchObject({sha1hash: asset.sha1hash})
  const served = await fetch(asset.url)
  expect(served.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await served.arrayBuffer()).equals(picture)).toBe(true)
})

test('the same bytes again give the same document', async () => {
  const {client} = await startLake()
  const first = await client.assets.upload('image', picture, {filename: 'first.png'})

  const second = await client.assets.upload('image', picture, {filename: 'second.png'})

  expect(second).toMatchObject({_id: first._id, originalFilename: 'first.png'})
})

test('a file is served as it was uploaded, and never as a page', async () => {
  const {client} = await startLake()
  const page = Buffer.from('<script>alert(1)</script>')

  const asset = await client.assets.upload('file', page, {filename: 'note.html'})

  const served = await fetch(asset.url)
  expect(await served.text()).toBe(page.toString())
  expect(served.headers.get('x-content-type-options')).toBe('nosniff')
  expect(served.headers.get('content-disposition')).toContain('attachment')
})

test('bytes that are no image, and uploads without a token, are refused', async () => {
  const {client, anonymousClient} = await startLake()

  const text = await client.assets.upload('image', Buffer.from('hello')).catch((error) => error)
  const anonymous = await anonymousClient.assets.upload('image', picture).catch((error) => error)

  expect(text).toBeInstanceOf(ClientError)
  expect(text).toMatchObject({statusCode: 400, message: expect.stringContaining('image')})
  expect(anonymous).toMatchObject({statusCode: 401})
})
