import {expect, test} from 'vitest'
import {nearestPages} from './nearestPages.ts'

const pages = [
  '/careers/product-manager/',
  '/careers/project-manager/',
  '/paths/nurse-to-teacher/',
  '/paths/software-engineer-to-product-manager/',
  '/skills/sql/',
  '/about/',
].map((href) => ({href, title: href}))

const nearest = (pathname: string) => nearestPages(pathname, pages).map(({href}) => href)

test.each([
  ['/careers/prodct-manager/', '/careers/product-manager/'],
  ['/product-manager', '/careers/product-manager/'],
  ['/Paths/Nurse_to_Teecher.html', '/paths/nurse-to-teacher/'],
  ['/how-to-become-a-product-manager/', '/careers/product-manager/'],
  ['/skills/slq/', '/skills/sql/'],
  ['/abuot/index.html', '/about/'],
  ['/careers/prod%75ct%20manager/', '/careers/product-manager/'],
])('%s may mean %s', (pathname, expected) => {
  expect(nearest(pathname)[0]).toBe(expected)
})

test.each(['/', '/wp-login.php', '/%E0%A4%A/', '/xyzzyplugh/', `/${'a'.repeat(5000)}/`])(
  '%s means nothing here',
  (pathname) => {
    expect(nearest(pathname)).toEqual([])
  },
)

test('the likest comes first, and no more than three come', () => {
  expect(nearest('/product-manager/')).toEqual([
    '/careers/product-manager/',
    '/careers/project-manager/',
  ])
  const many = Array.from({length: 9}, (_, index) => ({href: `/page-${index}/`, title: ''}))
  expect(nearestPages('/page-x/', many)).toHaveLength(3)
})
