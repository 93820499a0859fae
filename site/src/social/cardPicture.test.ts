import sharp from 'sharp'
import {expect, test} from 'vitest'
import {isDrawable, layOutCard, type SocialCard} from './cardLayout.ts'
import {drawCard} from './cardPicture.ts'

const card: SocialCard = {
  title: 'From Software Engineer to Product Manager: Your 9-Month Transition Guide',
  note: '9 months at 8 hours a week',
  siteName: 'Crosswalk',
  months: 9,
}

test('a picture has the size that pages state, and few bytes', async () => {
  const image = drawCard(card)

  expect(await sharp(image).metadata()).toMatchObject({format: 'png', width: 1200, height: 630})
  expect(image.length).toBeLessThan(25_000)
})

test('a picture is drawn in the same bytes again', () => {
  expect(drawCard({...card})).toEqual(drawCard(card))
})

test('another word, pace or number of months is another picture', () => {
  const cards = [card, {...card, note: 'x'}, {...card, months: 10}, {...card, months: null}]

  expect(new Set(cards.map((each) => drawCard(each).toString('base64'))).size).toBe(cards.length)
})

test('a title has lines of even length that stay inside the margins', async () => {
  const {lines} = layOutCard(card)
  const image = sharp(drawCard(card)).greyscale()
  const margin = image.extract({left: 1126, top: 0, width: 74, height: 510})

  expect(lines.map(({text}) => text)).toEqual([
    'Crosswalk',
    'From Software Engineer',
    'to Product Manager: Your',
    '9-Month Transition Guide',
    '9 months at 8 hours a week',
  ])
  expect(new Set(await margin.raw().toBuffer()).size).toBe(1)
})

test.each([
  ['nothing but a hostile name', '</svg><script>alert(1)</script>'],
  ['a word wider than the picture', 'W'.repeat(10_000)],
  ['more words than there is room for', 'Many words '.repeat(500)],
  ['nothing', ''],
])('a title of %s is drawn whole or cut', (_case, title) => {
  expect(drawCard({...card, title}).length).toBeGreaterThan(1000)
})

test.each([
  ['Łódź, Žižkov, Инженер, Quản lý', true],
  ['مدير المنتج', false],
  ['产品经理', false],
  ['Product Manager 🚀', true],
])('"%s" can be drawn: %s', (title, expected) => {
  expect(isDrawable({...card, title})).toBe(expected)
})
