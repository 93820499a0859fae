import type {ProseContext} from './proseContext.ts'

export interface LinkTarget {
  href: string
  isExternal: boolean
}

const SAFE_PROTOCOLS = ['https:', 'http:', 'mailto:']

/**
 * Where a link annotation leads, or `null` with a report line.
 *
 * `internalLink` needs a page in this build; `link` needs a safe protocol or
 * the pathname of a page.
 */
export function resolveLink(
  mark: Record<string, unknown>,
  context: ProseContext,
): LinkTarget | null {
  if (mark._type === 'internalLink') return internalTarget(mark.targetId, context)
  if (mark._type === 'link') return urlTarget(mark.href, context)
  context.drop(`There is no way to show a "${String(mark._type)}" annotation.`)
  return null
}

function internalTarget(targetId: unknown, context: ProseContext): LinkTarget | null {
  const href = typeof targetId === 'string' ? context.hrefOf(targetId) : undefined
  if (href !== undefined) return {href, isExternal: false}
  context.drop(`Links to "${String(targetId)}", which has no page in this build.`)
  return null
}

function urlTarget(address: unknown, context: ProseContext): LinkTarget | null {
  if (typeof address === 'string' && /^\/(?!\/)/.test(address)) {
    const pathname = address.replace(/[?#].*$/, '')
    if (context.hasPage(pathname)) return {href: address, isExternal: false}
    context.drop(`Links to "${address}", which is not a page in this build.`)
    return null
  }
  const href = safeUrl(address)
  if (href !== null) return {href, isExternal: true}
  context.drop(`Links to "${String(address)}"; only https, http and mailto addresses are safe.`)
  return null
}

/** The address in normal form if a reader can follow it safely. Browsers ignore tabs and case in schemes, and so does the URL parser. */
export function safeUrl(address: unknown): string | null {
  const url = typeof address === 'string' ? URL.parse(address) : null
  return url !== null && SAFE_PROTOCOLS.includes(url.protocol) ? url.href : null
}
