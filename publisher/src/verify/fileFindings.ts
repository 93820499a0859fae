import {readFile} from 'node:fs/promises'
import {type FileFacts, factsOf} from '../release/fileDigests.ts'
import {leaksIn, mayHoldContent} from './leaks.ts'
import {addressesInCss, readPage} from './pageContents.ts'

export interface FileToRead {
  /** In the release. */
  name: string
  /** Where it is. */
  path: string
}

/** What a file says on its own, before anybody asks where its links lead. */
export interface FileFindings {
  name: string
  /** Of the bytes that were read. */
  facts: FileFacts
  /** One sentence each. */
  problems: string[]
  /** Addresses as written, each once. */
  addresses: string[]
  /** What the addresses are relative to, if the file says so itself. */
  base: string | undefined
}

/** Of other files the facts are all there is to find. */
export function isLookedInto(name: string): boolean {
  return name.endsWith('.html') || name.endsWith('.css') || mayHoldContent(name)
}

export async function findingsOf({name, path}: FileToRead): Promise<FileFindings> {
  const bytes = await readFile(path)
  const facts = factsOf(bytes)
  if (!isLookedInto(name)) return {name, facts, problems: [], addresses: [], base: undefined}
  const text = bytes.toString('utf8')
  const problems = mayHoldContent(name) ? leaksIn(text).map((leak) => `${name} ${leak}.`) : []
  if (name.endsWith('.css')) {
    return {name, facts, problems, addresses: onceEach(addressesInCss(text)), base: undefined}
  }
  if (!name.endsWith('.html')) return {name, facts, problems, addresses: [], base: undefined}
  const {isEmpty, addresses, base, malformed} = readPage(text)
  if (isEmpty) problems.push(`${name} is empty.`)
  if (malformed !== undefined) problems.push(`${name} ${malformed}.`)
  return {name, facts, problems, addresses: onceEach(addresses), base}
}

function onceEach(addresses: readonly string[]): string[] {
  return [...new Set(addresses)]
}
