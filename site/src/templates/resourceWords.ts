import {levelLabel} from '@crosswalk/schemas/rules/levelScale'
import type {Resource} from '../loaders/roadmap.ts'
import {capitalise, countOf, groupDigits} from './words.ts'

const COSTS = {free: 'free', freemium: 'free to start', paid: 'paid'} as const

/** "Book by A publisher, paid, about USD 40, 6 hours; to level 2, can do with help" */
export function resourceFacts(resource: Resource): string {
  const {level} = resource
  const target = level === null ? '' : `; to level ${level}, ${levelLabel(level)}`
  return `${offerText(resource)}${target}${noticeText(resource)}`
}

/** The same without the level, for lists that are sorted by it. */
export function resourceOffer(resource: Resource): string {
  return `${offerText(resource)}${noticeText(resource)}`
}

function offerText(resource: Resource): string {
  const {kind, provider, cost, price, hours} = resource
  return [
    `${capitalise(kind)} by ${provider}`,
    COSTS[cost],
    ...(price === null ? [] : [`about ${price.currency} ${groupDigits(price.amount)}`]),
    ...(hours === null ? [] : [countOf(hours, 'hour')]),
  ].join(', ')
}

function noticeText({isAffiliate}: Resource): string {
  return isAffiliate ? '. Affiliate link: we may earn from it' : ''
}
