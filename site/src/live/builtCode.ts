import {createHash} from 'node:crypto'
import {cp, mkdir, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises'
import {basename, dirname, join, relative} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {AstroConfig} from 'astro'

/** What the code was told when it was bundled, as far as rendering asks for it. */
export type BuiltConfig = Pick<AstroConfig, 'base' | 'site' | 'image'> & {
  /** Folder of what is named by its content. */
  assets: string
  /** Folder of what may be used again by other builds. */
  cache: string
}

/** What renders pages, and whatever has to be known to have it do so in another process. */
export interface BuiltCode {
  /** Address of the module that renders. */
  entry: string
  /** By the key under which Astro knows a page. */
  styles: ReadonlyMap<string, readonly unknown[]>
  specifiers: ReadonlyMap<string, string>
  scripts: readonly unknown[]
  config: BuiltConfig
}

/** Codes that are kept: of several publishers, and of the version before. */
const mostKept = 6
const codeFolder = 'code'
const assetsFolder = 'assets'
const descriptionFile = 'code.json'
const digestsFile = 'digests.json'

/**
 * Copies code out of the build that made it.
 *
 * @param site - the folder that is built, before there is any page in it
 */
export async function copyCode(folder: string, code: BuiltCode, site: string): Promise<void> {
  const entry = fileURLToPath(code.entry)
  await cp(dirname(entry), join(folder, codeFolder), {recursive: true})
  await cp(site, join(folder, assetsFolder), {recursive: true})
  const {styles, specifiers, scripts, config} = code
  const description = {
    entry: basename(entry),
    styles: [...styles],
    specifiers: [...specifiers],
    scripts,
    config,
  }
  await writeFile(join(folder, descriptionFile), JSON.stringify(description))
  await writeFile(join(folder, digestsFile), JSON.stringify(await digestsOf(folder)))
}

/** Whether code is kept there, and no disk has altered any of it since it was copied. */
export async function isKept(folder: string): Promise<boolean> {
  try {
    const copied = await readFile(join(folder, digestsFile), 'utf8')
    return copied === JSON.stringify(await digestsOf(folder))
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return false
    throw error
  }
}

/** By file, in the order of names. */
async function digestsOf(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== digestsFile)
    .map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(
    paths.sort().map(async (path): Promise<[string, string]> => {
      const digest = createHash('sha256').update(await readFile(path))
      return [relative(folder, path), digest.digest('base64url')]
    }),
  )
}

/**
 * Lets other processes use code that was copied.
 *
 * @param folder - beside it lie the codes of other versions and settings
 * @param options.mayReplace - false leaves what another process has kept there meanwhile, and may read
 */
export async function keepCode(
  copied: string,
  folder: string,
  {mayReplace}: {mayReplace: boolean},
): Promise<void> {
  await mkdir(dirname(folder), {recursive: true})
  if (mayReplace) await rm(folder, {recursive: true, force: true})
  try {
    await rename(copied, folder)
  } catch (error) {
    if (!isSystemError(error, 'ENOTEMPTY') && !isSystemError(error, 'EEXIST')) throw error
    await rm(copied, {recursive: true})
  }
  await forgetOldest(dirname(folder))
}

/** @returns `undefined` if there is none */
export async function readKeptCode(folder: string): Promise<BuiltCode | undefined> {
  const text = await readFile(join(folder, descriptionFile), 'utf8').catch((error: unknown) => {
    if (isSystemError(error, 'ENOENT')) return undefined
    throw error
  })
  if (text === undefined) return undefined
  const {entry, styles, specifiers, scripts, config} = JSON.parse(text)
  return {
    entry: pathToFileURL(join(folder, codeFolder, entry)).href,
    styles: new Map(styles),
    specifiers: new Map(specifiers),
    scripts,
    config,
  }
}

/** Copies what the code's pages refer to and no page is. */
export async function copyAssets(folder: string, site: string): Promise<void> {
  await cp(join(folder, assetsFolder), site, {recursive: true})
}

async function forgetOldest(parent: string): Promise<void> {
  const folders = (await readdir(parent)).map((name) => join(parent, name))
  const dated = await Promise.all(
    folders.map(async (folder) => ({folder, time: (await stat(folder)).mtimeMs})),
  )
  const old = dated.toSorted((a, b) => b.time - a.time).slice(mostKept)
  for (const {folder} of old) await rm(folder, {recursive: true, force: true})
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
