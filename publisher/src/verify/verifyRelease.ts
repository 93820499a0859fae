import {readFile} from 'node:fs/promises'
import {setImmediate as turn} from 'node:timers/promises'
import {PublisherError} from '../errors.ts'
import type {ReleaseFiles} from '../release/releaseFiles.ts'
import type {ContentNotice} from '../render/contentNotices.ts'
import {parseHeadersFile} from '../serve/headersFile.ts'
import {isRedirectStatus, parseRedirectsFile} from '../serve/redirectsFile.ts'
import {type Addresses, folderOf, resolvePathname} from '../serve/resolvePathname.ts'
import {type FileFindings, isLookedInto} from './fileFindings.ts'
import {LinkTargets} from './linkTargets.ts'
import type {ReadAhead} from './readAhead.ts'

/** A release with fewer pages than this share of the live one is refused. */
const smallestPageRatio = 0.8
const namedProblems = 20

/** More withheld pages than this share of all are refused, unless as many are missing already. */
const largestWithheldRatio = 0.1
/** A handful is an editor's mistake, whatever share of a small site it is. */
const fewWithheld = 4

export interface VerifyOptions {
  /** Where a file is, by its name. */
  pathOf: (name: string) => string
  files: ReleaseFiles
  /** Public address; links to it are internal. */
  siteUrl: string
  /** The live release, if there is one. */
  live: {files: ReleaseFiles; notices: readonly ContentNotice[]} | undefined
  notices: readonly ContentNotice[]
  allowMassLoss: boolean
  /** What was read while it was rendered. */
  ahead: ReadAhead
}

/**
 * Checks that a build is fit to go live, and names everything that is not right with it.
 *
 * @returns what links where, for the verification of changes
 * @throws PublisherError `verifyFailed` with `details.problems`, one sentence each
 * @throws PublisherError `massLoss`
 */
export async function verifyRelease(options: VerifyOptions): Promise<LinkTargets> {
  const verification = await Verification.begin(options)
  const targets = new LinkTargets()
  await verification.checkFiles(options.files.names(), (name, pathnames) =>
    targets.set(name, pathnames),
  )
  verification.finish()
  return targets
}

/**
 * Checks a release of which only some files are other than in the live one, which was verified.
 *
 * @param targets - of the live release; brought up to date if this one is fit to go live
 * @throws PublisherError as `verifyRelease`
 */
export async function verifyChanges(
  options: VerifyOptions & {
    changed: readonly string[]
    removed: readonly string[]
    targets: LinkTargets
  },
): Promise<void> {
  const {changed, removed, targets} = options
  const verification = await Verification.begin(options)
  const links = new Map<string, ReadonlySet<string>>()
  await verification.checkFiles(changed, (name, pathnames) => links.set(name, pathnames))
  if (removed.length > 0 || changed.includes('_redirects')) {
    const isChecked = new Set([...changed, ...removed])
    verification.checkOthers(targets, {
      isChecked,
      gone: changed.includes('_redirects') || verification.hasRewrites ? undefined : removed,
    })
  }
  verification.finish()
  for (const name of removed) targets.delete(name)
  for (const [name, pathnames] of links) targets.set(name, pathnames)
}

class Verification {
  readonly #options: VerifyOptions
  readonly #folder: string
  /** Whether an address can show a file of another name. */
  readonly hasRewrites: boolean
  readonly #problems: string[] = []
  readonly #links: LinkCheck

  private constructor(
    options: VerifyOptions,
    hostFiles: {headersText: string; redirectsText: string},
  ) {
    this.#options = options
    this.#folder = folderOf(options.siteUrl)
    const {files} = options
    const redirects = parseRedirectsFile(hostFiles.redirectsText)
    this.hasRewrites = redirects.rules.some(({status}) => !isRedirectStatus(status))
    this.#links = new LinkCheck(options.siteUrl, {
      folder: this.#folder,
      files,
      redirects: redirects.rules,
    })
    if (!files.has('index.html')) {
      this.#problems.push('There is no home page (index.html).')
    }
    this.#problems.push(...parseHeadersFile(hostFiles.headersText).problems, ...redirects.problems)
    for (const rule of redirects.rules) {
      if (/[:*]/.test(rule.destination.replace(/^https?:/, ''))) continue
      this.#links.checkAll(`_redirects line ${rule.line}`, '/', [rule.destination])
    }
  }

  static async begin(options: VerifyOptions): Promise<Verification> {
    const read = async (name: string) =>
      options.files.has(name) ? readFile(options.pathOf(name), 'utf8') : ''
    const [headersText, redirectsText] = [await read('_headers'), await read('_redirects')]
    return new Verification(options, {headersText, redirectsText})
  }

  /** @param found - is told the internal addresses that a file links to */
  async checkFiles(
    names: Iterable<string>,
    found: (name: string, pathnames: ReadonlySet<string>) => void,
  ): Promise<void> {
    const {ahead, files, pathOf} = this.#options
    for (const name of names) {
      if (!isLookedInto(name)) found(name, new Set())
      else {
        const findings = await ahead.find({name, path: pathOf(name)}, files.get(name)?.digest)
        found(name, this.#check(findings))
        // Whoever asks for a page meanwhile is answered, however many files there are.
        await turn()
      }
    }
  }

  #check({name, problems, addresses, base}: FileFindings): ReadonlySet<string> {
    this.#problems.push(...problems)
    if (name.endsWith('.css')) {
      return this.#links.checkAll(name, `${this.#folder}/${name}`, addresses)
    }
    const here = `${this.#options.siteUrl}${pathnameOf(name)}`
    return this.#links.checkAll(name, new URL(base ?? '', here).href, addresses)
  }

  /**
   * Checks where files lead that are as they were.
   *
   * @param options.gone - files that are no longer there, if nothing else can have broken a link
   */
  checkOthers(
    targets: LinkTargets,
    {isChecked, gone}: {isChecked: ReadonlySet<string>; gone: readonly string[] | undefined},
  ): void {
    const isGood = (pathname: string) => this.#links.resolves(pathname)
    const answered = new Set(gone?.flatMap((name) => this.#pathnamesOf(name)))
    const mayFail = (pathname: string) => gone === undefined || answered.has(decodeSafely(pathname))
    for (const {file, pathname} of targets.failing(isGood, {others: isChecked, mayFail})) {
      this.#problems.push(`${file} links to "${pathname}", which does not exist in this release.`)
    }
  }

  /** Decoded, under all of which a file answers. */
  #pathnamesOf(name: string): string[] {
    const pathname = `${this.#folder}/${name}`
    const page = pathname.replace(/\/index\.html$/, '')
    return page === pathname ? [pathname] : [pathname, `${page}/`, page]
  }

  /** @throws PublisherError if anything is wrong */
  finish(): void {
    const problems = [...this.#problems, ...this.#links.problems]
    if (problems.length > 0) throw verifyFailed(problems)
    guardAgainstMassLoss(this.#options)
  }
}

function guardAgainstMassLoss({files, notices, live, allowMassLoss}: VerifyOptions): void {
  if (!live || allowMassLoss) return
  const pages = files.pageCount
  const livePages = live.files.pageCount
  const permission =
    'If that is what you want, restart the publisher with --allow-mass-loss, which lets the next release through.'
  if (pages < livePages * smallestPageRatio) {
    throw new PublisherError('massLoss', {
      message: `The new release would have ${pages} pages where the live one has ${livePages}, more than ${Math.round((1 - smallestPageRatio) * 100)} % fewer. The live release is unchanged. ${permission}`,
      details: {pages, livePages},
    })
  }
  const withheld = withheldIn(notices)
  if (withheld <= Math.max(fewWithheld, withheldIn(live.notices))) return
  if (withheld <= (pages + withheld) * largestWithheldRatio) return
  throw new PublisherError('massLoss', {
    message: `The new release would leave out ${withheld} documents that cannot be shown, beside ${pages} pages, more than ${largestWithheldRatio * 100} % of all. The live release is unchanged. ${permission}`,
    details: {pages, withheld},
  })
}

function withheldIn(notices: readonly ContentNotice[]): number {
  return notices.filter(({effect}) => effect === 'withheld').length
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
  checkAll(where: string, base: string, links: readonly string[]): Set<string> {
    const pathnames = new Set<string>()
    const here = new URL(base, this.#origin).href
    for (const link of links) {
      const pathname = this.#check(where, here, link)
      if (pathname !== undefined) pathnames.add(pathname)
    }
    return pathnames
  }

  /** @returns the address in this release that a link leads to, if it is internal */
  #check(where: string, here: string, link: string): string | undefined {
    const url = URL.parse(link, here)
    if (url === null) {
      this.problems.push(`${where} links to "${link}", which is not an address.`)
      return undefined
    }
    if (url.origin !== this.#origin || !/^https?:$/.test(url.protocol)) return undefined
    if (!this.resolves(url.pathname)) {
      this.problems.push(`${where} links to "${link}", which does not exist in this release.`)
    }
    return url.pathname
  }

  resolves(encodedPathname: string): boolean {
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
