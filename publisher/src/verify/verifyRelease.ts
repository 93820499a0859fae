import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {PublisherError} from '../errors.ts'
import type {ReleaseFiles} from '../release/fileDigests.ts'
import {pagesOf} from '../release/manifest.ts'
import {parseHeadersFile} from '../serve/headersFile.ts'
import {parseRedirectsFile} from '../serve/redirectsFile.ts'
import {type Addresses, folderOf, resolvePathname} from '../serve/resolvePathname.ts'
import {leaksIn, mayHoldContent} from './leaks.ts'
import {addressesInCss, readPage} from './pageContents.ts'

/** A release with fewer pages than this share of the live one is refused. */
const smallestPageRatio = 0.8
const namedProblems = 20

export interface VerifyOptions {
  /** Folder of the files to check. */
  siteDirectory: string
  files: ReleaseFiles
  /** Public address; links to it are internal. */
  siteUrl: string
  /** The live release's files, if there is one. */
  liveFiles: ReleaseFiles | undefined
  allowMassLoss: boolean
}

/**
 * Checks that a build is fit to go live, and names everything that is not right with it.
 *
 * @throws PublisherError `verifyFailed` with `details.problems`, one sentence each
 * @throws PublisherError `massLoss`
 */
export async function verifyRelease(options: VerifyOptions): Promise<void> {
  const {files, siteDirectory} = options
  const readText = (name: string) => readFile(join(siteDirectory, name), 'utf8')
  const readOptional = async (name: string) => (Object.hasOwn(files, name) ? readText(name) : '')

  const folder = folderOf(options.siteUrl)
  const problems: string[] = []
  if (!Object.hasOwn(files, 'index.html')) {
    problems.push('There is no home page (index.html).')
  }
  const headers = parseHeadersFile(await readOptional('_headers'))
  const redirects = parseRedirectsFile(await readOptional('_redirects'))
  problems.push(...headers.problems, ...redirects.problems)

  const links = new LinkCheck(options.siteUrl, {folder, files, redirects: redirects.rules})
  for (const rule of redirects.rules) {
    if (/[:*]/.test(rule.destination.replace(/^https?:/, ''))) continue
    links.check(`_redirects line ${rule.line}`, '/', rule.destination)
  }
  for (const name of Object.keys(files)) {
    const isPage = name.endsWith('.html')
    if (!isPage && !name.endsWith('.css') && !mayHoldContent(name)) continue
    const text = await readText(name)
    if (name.endsWith('.css')) links.checkAll(name, `${folder}/${name}`, addressesInCss(text))
    if (isPage) {
      const page = readPage(text)
      if (page.isEmpty) problems.push(`${name} is empty.`)
      const base = page.base ?? ''
      links.checkAll(
        name,
        new URL(base, `${options.siteUrl}${pathnameOf(name)}`).href,
        page.addresses,
      )
    }
    if (mayHoldContent(name)) {
      problems.push(...leaksIn(text).map((leak) => `${name} ${leak}.`))
    }
  }
  problems.push(...links.problems)
  if (problems.length > 0) throw verifyFailed(problems)
  guardAgainstMassLoss(options)
}

function guardAgainstMassLoss({files, liveFiles, allowMassLoss}: VerifyOptions): void {
  if (!liveFiles || allowMassLoss) return
  const pages = pagesOf(files).length
  const livePages = pagesOf(liveFiles).length
  if (pages >= livePages * smallestPageRatio) return
  throw new PublisherError('massLoss', {
    message: `The new release would have ${pages} pages where the live one has ${livePages}, more than ${Math.round((1 - smallestPageRatio) * 100)} % fewer. The live release is unchanged. If that is what you want, restart the publisher with --allow-mass-loss, which lets the next release through.`,
    details: {pages, livePages},
  })
}

/** Collects broken internal addresses, each once per place it is written in. */
class LinkCheck {
  readonly problems: string[] = []
  readonly #origin: string
  readonly #addresses: Addresses
  /** Most pages share most of their links. */
  readonly #verdicts = new Map<string, boolean>()

  constructor(siteUrl: string, addresses: Addresses) {
    this.#origin = new URL(siteUrl).origin
    this.#addresses = addresses
  }

  /** @param base - address or pathname that the links are relative to */
  checkAll(where: string, base: string, links: readonly string[]): void {
    for (const link of new Set(links)) this.check(where, base, link)
  }

  check(where: string, base: string, link: string): void {
    const url = URL.parse(link, new URL(base, this.#origin).href)
    if (url === null) {
      this.problems.push(`${where} links to "${link}", which is not an address.`)
      return
    }
    if (url.origin !== this.#origin || !/^https?:$/.test(url.protocol)) return
    if (!this.#resolves(url.pathname)) {
      this.problems.push(`${where} links to "${link}", which does not exist in this release.`)
    }
  }

  #resolves(encodedPathname: string): boolean {
    const known = this.#verdicts.get(encodedPathname)
    if (known !== undefined) return known
    const verdict =
      encodedPathname.startsWith('/_publisher/') ||
      resolvePathname(this.#addresses, decodeSafely(encodedPathname)).kind !== 'missing'
    this.#verdicts.set(encodedPathname, verdict)
    return verdict
  }
}

/** A malformed escape is no file's name, so it stays as it is and is not found. */
function decodeSafely(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch (error) {
    if (error instanceof URIError) return pathname
    throw error
  }
}

function pathnameOf(name: string): string {
  return encodeURI(`/${name.replace(/(^|\/)index\.html$/, '$1')}`)
}

function verifyFailed(problems: readonly string[]): PublisherError {
  const named = problems.slice(0, namedProblems)
  const unnamed = problems.length - named.length
  return new PublisherError('verifyFailed', {
    message: `The build is not fit to go live: ${named.join(' ')}${unnamed > 0 ? ` And ${unnamed} more.` : ''} The live release is unchanged.`,
    details: {problems: [...named]},
  })
}
