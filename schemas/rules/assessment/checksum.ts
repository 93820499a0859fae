/**
 * 53 bits over a text, as 11 characters of base 36. It notices damage and tells versions apart; it
 * is no protection against somebody who wants the sum to fit, who could write the text anew.
 *
 * @see bryc/code, cyrb53: two multiplicative hashes of 32 bits, mixed into each other (public domain)
 */
export function checksum(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  const sum = 4294967296 * (2097151 & low) + (high >>> 0)
  return sum.toString(36).padStart(11, '0')
}
