import sharp from 'sharp'
import {expect, test} from 'vitest'
import {encodeIndexedPng, type Rgb} from './indexedPng.ts'

test.each([
  [4, 3],
  [5, 2],
  [1, 1],
])('a picture of %i by %i pixels is read as it was written', async (width, height) => {
  const palette: Rgb[] = [
    [0, 0, 0],
    [255, 128, 7],
    [1, 2, 3],
  ]
  const pixels = Uint8Array.from({length: width * height}, (_, index) => index % palette.length)

  const png = encodeIndexedPng({width, height, pixels}, palette)

  const {data, info} = await sharp(png).raw().toBuffer({resolveWithObject: true})
  expect(info).toMatchObject({width, height, channels: 3})
  expect([...data]).toEqual([...pixels].flatMap((place) => palette[place] ?? []))
})
