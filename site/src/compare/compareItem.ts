/** A career or a path as the compare page sets it beside others. */
export interface CompareItem {
  /** The address without its outer slashes; what the page's own address names. */
  key: string
  id: string
  title: string
  /** Empty for a path, whose title says it all. */
  summary: string
  /** Label, value, and where the value is from. */
  facts: ([string, string] | [string, string, string])[]
  /** Number of the skill, importance 1–5, level needed 1–4; for a path also the level brought, 0–4. */
  skills: ([number, number, number] | [number, number, number, number])[]
}

export interface CompareData {
  careers: CompareItem[]
  paths: CompareItem[]
  /** Published ways between careers, by their ids. */
  ways: {from: string; to: string; legs: {title: string; href: string}[]; time: string}[]
  /** Titles, by number. */
  skills: string[]
}

export function keyOfHref(href: string): string {
  return href.replace(/^\/|\/$/g, '')
}

export function hrefOfKey(key: string): string {
  return `/${key}/`
}

/** Address of a comparison; of one page alone the other is still to be chosen. */
export function compareHref(comparePage: string, one: string, other?: string): string {
  const second = other === undefined ? '' : `&b=${keyOfHref(other)}`
  return `${comparePage}?a=${keyOfHref(one)}${second}`
}
