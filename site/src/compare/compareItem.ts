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
  /** Number of the skill in its data, importance 1–5, level needed 1–4; for a path also the level brought, 0–4. */
  skills: ([number, number, number] | [number, number, number, number])[]
}

/** Everything that can be set side by side. */
export interface CompareChoices {
  /** Key and title. */
  careers: readonly [string, string][]
  /** Key, title, and the place of the career that the path leads to. */
  paths: readonly [string, string, number][]
}

/** A career and the paths to it. A comparison loads this of each career that it is about. */
export interface CompareData {
  career: CompareItem
  paths: readonly CompareItem[]
  /** Published ways to the career, by the ids of both ends. */
  ways: {from: string; to: string; legs: {title: string; href: string}[]; time: string}[]
  /** Id and title, by number. */
  skills: readonly [string, string][]
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
