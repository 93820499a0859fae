import {expect, test} from 'vitest'
import {pictureArea} from './pictureArea.ts'

const size = {width: 1200, height: 800}
const crop = {left: 0.25, right: 0.25, top: 0.1, bottom: 0}

test('without a crop the whole picture is shown', () => {
  expect(pictureArea(size, null, null)).toEqual({left: 0, top: 0, ...size})
})

test('a crop cuts its shares off each side', () => {
  expect(pictureArea(size, crop, null)).toEqual({left: 300, top: 80, width: 600, height: 720})
})

test('a place with a shape of its own shows what is around the hotspot', () => {
  const square = pictureArea(size, null, {x: 0.9, y: 0.5, width: 0.1, height: 0.1}, 1)

  expect(square).toEqual({left: 400, top: 0, width: 800, height: 800})
})

test('the hotspot never pulls in what the crop cut off', () => {
  const square = pictureArea(size, crop, {x: 0.5, y: 0}, 1)

  expect(square).toEqual({left: 300, top: 80, width: 600, height: 600})
})

test.each([
  [{left: 0.7, right: 0.7, top: 0, bottom: 0}],
  [{left: -1, right: 'x', top: 2, bottom: Number.NaN}],
  ['crop'],
])('the crop %j is none', (broken) => {
  expect(pictureArea(size, broken, null)).toEqual({left: 0, top: 0, ...size})
})
