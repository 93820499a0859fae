import sharp from 'sharp'
import {expect, test} from 'vitest'
import {rasterise} from './letterRaster.ts'
import {outlinesOf, UNITS_PER_EM} from './outlines.ts'

function outlineOf(character: string) {
  const outline = outlinesOf(character).letters[0]?.outline
  if (outline === undefined) throw new Error(`The font has no "${character}".`)
  return outline
}

/** The same letter as librsvg draws it, as shares from 0 to 1. */
async function drawnElsewhere(
  character: string,
  {size, shift, left, top, width, height}: Record<string, number>,
): Promise<number[]> {
  const shape = outlineOf(character)
    .commands.map((command) => Object.values(command).join(' '))
    .map((text) => {
      const parts = text.split(' ')
      const type = parts.find((part) => /[A-Z]/.test(part))
      return [type, ...parts.filter((part) => part !== type)].join(' ')
    })
    .join('')
  const scale = (size ?? 0) / UNITS_PER_EM
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path fill="#fff" transform="translate(${(shift ?? 0) - (left ?? 0)} ${-(top ?? 0)}) scale(${scale})" d="${shape}"/></svg>`
  const {data} = await sharp(Buffer.from(svg))
    .flatten({background: '#000'})
    .extractChannel(0)
    .raw()
    .toBuffer({resolveWithObject: true})
  return [...data].map((value) => value / 255)
}

test.each([
  ['g', 88, 0],
  ['W', 40, 0.25],
  ['&', 34, 0.5],
  ['ł', 66, 0.75],
  ['Ж', 48, 0],
  ['8', 76, 0.5],
])('"%s" of %i px covers what another renderer covers', async (character, size, shift) => {
  const {shares, ...place} = rasterise(outlineOf(character), size, shift)
  const expected = await drawnElsewhere(character, {size, shift, ...place})
  const differences = expected.map((share, index) => Math.abs(share - (shares[index] ?? 0)))

  expect(Math.max(...expected)).toBe(1)
  expect(Math.max(...differences)).toBeLessThan(0.1)
})

test('a space covers nothing', () => {
  expect(rasterise(outlineOf(' '), 88, 0)).toMatchObject({width: 0, height: 0})
})
