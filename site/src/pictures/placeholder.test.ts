import sharp from 'sharp'
import {expect, test} from 'vitest'
import {placeholder} from './placeholder.ts'

const whole = {left: 0, top: 0, width: 1, height: 1}

/** White on the left, red on the right. */
async function halves(): Promise<string> {
  const red = {create: {width: 10, height: 14, channels: 3, background: '#ff0000'}} as const
  const image = await sharp({create: {...red.create, width: 20, background: '#ffffff'}})
    .composite([{input: await sharp(red).png().toBuffer(), left: 10, top: 0}])
    .png()
    .toBuffer()
  return `data:image/png;base64,${image.toString('base64')}`
}

test('a row of one colour is one stroke', async () => {
  const strokes = await placeholder({dataUrl: await halves(), ...whole, left: 0, width: 0.4})

  expect(strokes).toEqual([0, 1, 2, 3].map((y) => ({x: 0, y, width: 6, colour: '#fff'})))
})

test('what the crop cut off has no part in it', async () => {
  const right = await placeholder({dataUrl: await halves(), ...whole, left: 0.6, width: 0.4})

  expect(new Set(right.map(({colour}) => colour))).toEqual(new Set(['#f00']))
})

test.each(['data:image/png;base64,', 'data:image/jpeg;base64,bm8='])(
  '%s stands for nothing',
  async (dataUrl) => {
    expect(await placeholder({dataUrl, ...whole})).toEqual([])
  },
)
