/**
 * Addresses of a built site that a file server would not find which knows only files, folders and
 * their index.html, each with the file that it stands in.
 *
 * @param files - contents by path from the folder of the build
 * @param siteUrl - where that folder lies, without a trailing slash
 */
export function brokenAddresses(files: ReadonlyMap<string, Buffer>, siteUrl: string): string[] {
  const {origin} = new URL(siteUrl)
  const isServed = (address: string) => {
    const {pathname} = new URL(address)
    if (!address.startsWith(`${siteUrl}/`)) return false
    const path = decodeURIComponent(pathname.slice(new URL(`${siteUrl}/`).pathname.length - 1))
    return files.has(path.endsWith('/') ? `${path}index.html` : path)
  }
  return [...files].flatMap(([path, bytes]) =>
    addressesIn(path, bytes)
      .map((address) => new URL(address, `${siteUrl}${path}`).href)
      .filter((address) => address.startsWith(origin) && !isServed(address))
      .map((address) => `${path}: ${address}`),
  )
}

function addressesIn(path: string, bytes: Buffer): string[] {
  const text = bytes.toString()
  if (path.endsWith('.html')) return pageAddresses(text)
  if (path.endsWith('.css')) return found(text, /url\(["']?([^"')]+)["']?\)/g)
  if (path.endsWith('.xml')) return found(text, /<(?:loc|link)>([^<]+)</g)
  if (path.endsWith('.webmanifest')) return found(text, /"(?:src|start_url)":"([^"]+)"/g)
  if (path === '/robots.txt') return found(text, /Sitemap: (.+)/g)
  // Where a redirect starts there is a page for hosts that do not read the file.
  if (path === '/_redirects') return text.split(/\s+/).filter((word) => word.startsWith('/'))
  return []
}

function pageAddresses(html: string): string[] {
  return [
    ...found(html, / (?:href|src|data-compare)="([^"#][^"]*)"/g),
    ...found(html, / data-search="([^"]+)"/g).map((folder) => `${folder}pagefind.js`),
    ...found(html, / srcset="([^"]+)"/g).flatMap((list) =>
      list.split(', ').map((candidate) => candidate.split(' ')[0] ?? ''),
    ),
    ...found(html, /property="og:(?:image|url)" content="([^"]+)"/g),
    ...found(html, /content="0; url=([^"]+)"/g),
    ...found(html, /"(?:url|item)":"([^"]+)"/g),
  ].map((address) => address.replaceAll('&amp;', '&'))
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, address]) => address ?? '')
}
