import type {ReleaseFiles} from '../release/releaseFiles.ts'
import {
  type ContentStatus,
  destinationOf,
  isRedirectStatus,
  type RedirectRule,
  type RedirectStatus,
} from './redirectsFile.ts'

export type Resolution =
  | {kind: 'file'; name: string; status: ContentStatus}
  | {kind: 'redirect'; location: string; status: RedirectStatus}
  | {kind: 'missing'}

/** What a release needs for its addresses to be resolved. */
export interface Addresses {
  /** Where the release lies on its host: empty at the root, else a folder such as `/guides`. */
  folder: string
  files: ReleaseFiles
  redirects: readonly RedirectRule[]
}

/** The folder of its host in which a site lies; see `Addresses`. */
export function folderOf(siteUrl: string): string {
  return new URL(siteUrl).pathname.replace(/\/$/, '')
}

/**
 * Decides what an address of a release answers; the server and the link check both ask here.
 *
 * Redirects go before files, so that a page left as a fallback for hosts without `_redirects` does
 * not hide them; rules that show another page (200, 404, 410) go after files unless written with `!`.
 *
 * @param pathname - decoded, starting with "/"
 */
export function resolvePathname(addresses: Addresses, pathname: string): Resolution {
  const early = addresses.redirects.filter((rule) => isRedirectStatus(rule.status) || rule.isForced)
  const late = addresses.redirects.filter((rule) => !early.includes(rule))
  return (
    applyRules(addresses, early, pathname) ??
    findFile(addresses, pathname) ??
    applyRules(addresses, late, pathname) ?? {kind: 'missing'}
  )
}

function applyRules(
  addresses: Addresses,
  rules: readonly RedirectRule[],
  pathname: string,
): Resolution | undefined {
  for (const rule of rules) {
    const destination = destinationOf(rule, pathname)
    if (destination === undefined) continue
    if (isRedirectStatus(rule.status)) {
      return {kind: 'redirect', location: encodeURI(destination), status: rule.status}
    }
    const shown = findFile(addresses, destination)
    if (shown?.kind === 'file') return {...shown, status: rule.status}
  }
  return undefined
}

function findFile({folder, files}: Addresses, pathname: string): Resolution | undefined {
  if (!`${pathname}/`.startsWith(`${folder}/`)) return undefined
  if (folder !== '' && pathname === folder) return movedTo(`${folder}/`)
  const name = pathname.slice(folder.length + 1)
  if (name === '' || name.endsWith('/')) {
    const index = `${name}index.html`
    return isServed(files, index) ? {kind: 'file', name: index, status: 200} : undefined
  }
  if (isServed(files, name)) {
    return {kind: 'file', name, status: name === '404.html' ? 404 : 200}
  }
  if (!isServed(files, `${name}/index.html`)) return undefined
  return movedTo(`${folder}/${name}/`)
}

function movedTo(pathname: string): Resolution {
  return {kind: 'redirect', location: encodeURI(pathname), status: 308}
}

function isServed(files: ReleaseFiles, name: string): boolean {
  if (!files.has(name) || name === '_headers' || name === '_redirects') return false
  return name.split('/').every((part) => !part.startsWith('.') || part === '.well-known')
}
