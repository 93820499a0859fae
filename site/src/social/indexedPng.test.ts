import sharp from 'sharp'
import {expect, test} from 'vitest'
import {IndexedCanvas} from './indexedCanvas.ts'
import {encodeIndexedPng, type Rgb} from './indexedPng.ts'

const palette: Rgb[] = [
  [0, 0, 0],
  [255, 128, 7],
  [1, 2, 3],
]

async function pixelsOf(picture: IndexedCanvas): Promise<(readonly number[])[]> {
  const png = encodeIndexedPng(picture, palette)
  const {data, info} = await sharp(png).raw().toBuffer({resolveWithObject: true})
  expect(info).toMatchObject({width: picture.width, height: picture.height, channels: 3})
  return Array.from({length: data.length / 3}, (_, at) => [...data.subarray(at * 3, at * 3 + 3)])
}

test.each([
  [4, 3],
  [5, 2],
  [1, 1],
])('a picture of %i by %i pixels is read as it was painted', async (width, height) => {
  const picture = new IndexedCanvas({width, height})
  const places = Array.from({length: width * height}, (_, index) => (index * 5) % palette.length)
  for (const [index, place] of places.entries()) {
    picture.paint(index % width, Math.floor(index / width), place)
  }

  expect(await pixelsOf(picture)).toEqual(places.map((place) => palette[place]))
})

test('a pixel can be painted over, and a row repeated to the lower edge', async () => {
  const picture = new IndexedCanvas({width: 3, height: 4})
  for (const place of [2, 1]) picture.paint(1, 2, place)
  picture.repeatToTheEnd(2)

  const rows = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0]
  expect(await pixelsOf(picture)).toEqual(rows.map((place) => palette[place]))
})
