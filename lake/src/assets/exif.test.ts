import sharp from 'sharp'
import {expect, test} from 'vitest'
import {inspectImage} from './inspectImage.ts'

const picture = await sharp({create: {width: 8, height: 8, channels: 3, background: '#444'}})
  .jpeg()
  .withExif({
    IFD0: {Make: 'Maker', Orientation: '1'},
    IFD2: {ISOSpeedRatings: '200', DateTimeOriginal: '2024:05:06 07:08:09', FNumber: '28/10'},
    IFD3: {
      GPSLatitudeRef: 'S',
      GPSLatitude: '33/1 51/1 36/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '151/1 12/1 0/1',
      GPSAltitude: '58/1',
    },
  })
  .toBuffer()

test('what the camera wrote is kept when it is asked for', async () => {
  const image = await inspectImage(picture, new Set(['exif', 'location'] as const))

  expect(image.exif).toMatchObject({
    _type: 'sanity.imageExifMetadata',
    FNumber: 2.8,
    DateTimeOriginal: '2024-05-06T07:08:09.000Z',
  })
  expect(image.location).toEqual({
    _type: 'geopoint',
    lat: -33.86,
    lng: 151.2,
    alt: 58,
  })
})

test('and not otherwise', async () => {
  const image = await inspectImage(picture, new Set(['lqip'] as const))

  expect(image).not.toHaveProperty('exif')
  expect(image).not.toHaveProperty('location')
})

test('damaged EXIF gives nothing, and the picture is accepted', async () => {
  const damaged = Buffer.from(picture)
  const start = damaged.indexOf('Exif\0\0') + 6
  damaged.fill(0xff, start + 4, start + 60)

  const image = await inspectImage(damaged, new Set(['exif', 'location'] as const))

  expect(image).toMatchObject({width: 8, height: 8})
  expect(image).not.toHaveProperty('location')
})
