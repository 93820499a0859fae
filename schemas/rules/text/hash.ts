/**
 * FNV-1a over UTF-16 code units, with a final mix so that all 32 bits depend on every unit.
 *
 * @returns 0 to 2³² − 1, the same everywhere
 */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return mixed(hash)
}

/** @see "lowbias32" of Chris Wellons' hash-prospector, public domain */
export function mixed(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** 53 bits, so that among ten million texts a false match is as good as impossible. */
export function wideHash(text: string): number {
  return (hashText(text) & 0x1fffff) * 2 ** 32 + hashText(text, 0x9e3779b9)
}
