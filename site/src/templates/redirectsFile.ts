import {addressOf} from '../addressOf.ts'
import type {Redirect} from '../loaders/redirects.ts'

/** One line per redirect, in the format that static hosts share: from, to, status. */
export function redirectsFile(redirects: readonly Redirect[]): string {
  return redirects
    .map(
      ({from, to, isPermanent}) =>
        `${addressOf(from)} ${addressOf(to)} ${isPermanent ? 301 : 302}\n`,
    )
    .join('')
}
