import {editDistance} from './editDistance.ts'

export interface Page {
  href: string
  title: string
}

/** Share of its letters that an address may have wrong. */
const MOST_SLIPS = 0.4
/** Share of a page's words that an address must have, if its letters are too far off. */
const FEWEST_WORDS = 0.6
const MOST_PAGES = 3

/**
 * The pages whose addresses are most like one that does not exist, the likest first.
 *
 * Compared is what names the page, the last part of an address: folders are seldom mistyped, and
 * whoever remembers only the name finds the page in whichever folder it is.
 *
 * @param pathname - as the browser has it, percent-encoded
 */
export function nearestPages(pathname: string, pages: readonly Page[]): Page[] {
  const wanted = nameOf(decoded(pathname))
  if (wanted === '') return []
  return pages
    .map((page) => ({page, distance: distanceBetween(wanted, nameOf(page.href))}))
    .filter(({distance}) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_PAGES)
    .map(({page}) => page)
}

/** 0 for the same, Infinity for names that have nothing to do with each other. */
function distanceBetween(wanted: string, name: string): number {
  const length = Math.max(wanted.length, name.length)
  const limit = Math.floor(length * MOST_SLIPS)
  const slips = editDistance(wanted, name, limit)
  if (slips <= limit) return slips / length
  const words = name.split('-')
  const known = new Set(wanted.split('-'))
  const share = words.filter((word) => known.has(word)).length / words.length
  return share < FEWEST_WORDS ? Infinity : 1 + (1 - share)
}

/** `/paths/Nurse_to_Teacher.html` → `nurse-to-teacher` */
function nameOf(pathname: string): string {
  const parts = pathname
    .toLowerCase()
    .replace(/(index)?\.\w+$/, '')
    .split('/')
  const last = parts.findLast((part) => part !== '') ?? ''
  return last.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
}

/** A malformed escape is no letter of any address, so it stays as it is. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
