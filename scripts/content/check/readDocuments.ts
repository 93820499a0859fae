import {createReadStream, readdirSync, statSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {createInterface} from 'node:readline'
import type {SanityClient} from '@sanity/client'
import {Problem} from '../../launch/problem.mjs'
import type {AnyDocument} from './finding.ts'

export interface ExportFile {
  file: string
  /** Where the files of images are looked for. */
  folder: string
}

/**
 * @param source - an NDJSON file, or a folder with one in it
 * @throws Problem that names the file and the mend
 */
export function findExport(source: string): ExportFile {
  const path = resolve(source)
  const stats = statSync(path, {throwIfNoEntry: false})
  if (!stats) throw new Problem(`There is no file or folder ${path} to check.`)
  if (/\.t?gz$/.test(path)) {
    throw new Problem(`${path} is packed. Unpack it with "tar -xzf" and name the folder inside.`)
  }
  if (!stats.isDirectory()) return {file: path, folder: dirname(path)}
  const [file, ...others] = readdirSync(path).filter((name) => name.endsWith('.ndjson'))
  if (file === undefined) throw new Problem(`The folder ${path} holds no .ndjson file to check.`)
  if (others.length > 0) {
    throw new Problem(
      `The folder ${path} holds several .ndjson files (${[file, ...others].join(', ')}). Name one of them.`,
    )
  }
  return {file: join(path, file), folder: path}
}

/**
 * @yields one document a line; empty lines are passed over
 * @throws Problem that names the line if one is no document
 */
export async function* readNdjson(file: string): AsyncGenerator<AnyDocument> {
  let number = 0
  for await (const line of createInterface({input: createReadStream(file), crlfDelay: Infinity})) {
    number += 1
    if (line.trim() !== '') yield parseDocument(line, `Line ${number} of ${file}`)
  }
}

function parseDocument(line: string, where: string): AnyDocument {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Problem(`${where} is not JSON: ${error.message}. Write one document a line.`)
  }
  const {_id, _type} = Object(value)
  if (typeof _id !== 'string' || typeof _type !== 'string') {
    throw new Problem(`${where} is no document: it needs an “_id” and a “_type”, both texts.`)
  }
  return value as AnyDocument
}

const pageSize = 500

/** Published documents of a dataset, by id; assets and what the lake keeps for itself are left out. */
export async function* readDataset(client: SanityClient): AsyncGenerator<AnyDocument> {
  const published = client.withConfig({perspective: 'published'})
  for (let last = ''; ; ) {
    const page = await published.fetch<AnyDocument[]>(
      `*[_id > $last && !(_id in path("_.**")) && !(_type match "sanity.*")] | order(_id) [0...${pageSize}]`,
      {last},
    )
    yield* page
    if (page.length < pageSize) return
    last = page.at(-1)?._id ?? last
  }
}
