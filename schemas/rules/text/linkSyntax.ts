import {trackingParametersIn} from '../sharedNames.ts'

const shorteners = new Set([
  'bit.ly',
  't.co',
  'tinyurl.com',
  'goo.gl',
  'ow.ly',
  'lnkd.in',
  'amzn.to',
])

/**
 * A link that will still be good in some years and tells nobody who followed it: https, the page's
 * own address, no parameters that track.
 *
 * @param address - absolute; a place on our own site or a mail address is passed over
 */
export function checkLink(address: string): true | string {
  if (/^(\/|mailto:)/.test(address)) return true
  if (address !== address.trim() || /\s/.test(address)) {
    return `“${address}” holds white space. Copy the address again.`
  }
  if (!URL.canParse(address)) return `“${address}” is not an address. Copy it from the browser.`
  const url = new URL(address)
  if (url.protocol !== 'https:') return `${address} is not encrypted. Use its https:// address.`
  if (url.username !== '' || url.password !== '') {
    return `${address} holds a user name. Leave out everything before the @.`
  }
  if (!url.hostname.includes('.')) return `${address} leads to no public site. Correct the host.`
  if (shorteners.has(url.hostname.replace(/^www\./, ''))) {
    return `${address} hides where it leads. Follow it and use the address that opens.`
  }
  const tracking = trackingParametersIn(url)
  if (tracking.length > 0) {
    return `${address} tracks readers. Remove ${tracking.map((name) => `“${name}”`).join(', ')} from it.`
  }
  if (url.hash.startsWith('#:~:')) {
    return `${address} marks a passage, which breaks as soon as the text changes. Remove the part from “#:~:” on.`
  }
  return true
}
