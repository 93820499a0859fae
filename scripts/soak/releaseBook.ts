import {createHash} from 'node:crypto'
import {readdir, readFile, readlink} from 'node:fs/promises'
import {join} from 'node:path'

type Files = Readonly<Record<string, {digest: string}>>

/** Every release that was ever live in a publisher's data folder, with the digests of its files. */
export class ReleaseBook {
  readonly #data: string
  readonly #releases = new Map<string, Files>()

  constructor(data: string) {
    this.#data = data
  }

  get count(): number {
    return this.#releases.size
  }

  /** Id of the live release. */
  async live(): Promise<string | undefined> {
    const target = await readlink(join(this.#data, 'current')).catch(() => undefined)
    const id = target?.split('/')[1]
    if (id !== undefined && !this.#releases.has(id)) {
      this.#releases.set(id, await filesOf(join(this.#data, 'releases', id)))
    }
    return id
  }

  /** Files that can be asked for by their names. */
  namesIn(id: string): string[] {
    return Object.keys(this.#releases.get(id) ?? {}).filter(
      (name) => !/^_|^\.|\/\.|^404\.html$/.test(name),
    )
  }

  /** What a file may be for somebody who asked while one release gave way to another. */
  digestsBetween(before: string, after: string, name: string): (string | null)[] {
    return [...this.#releases]
      .filter(([id]) => id >= before && id <= after)
      .map(([, files]) => files[name]?.digest ?? null)
  }

  /** What is on disk and is not as the manifest of the live release says. */
  async differences(): Promise<string[]> {
    const id = await this.live()
    const files = id === undefined ? undefined : this.#releases.get(id)
    if (files === undefined) return ['No release is live.']
    const root = join(this.#data, 'current')
    const entries = await readdir(`${root}/`, {recursive: true, withFileTypes: true})
    const present = entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    const problems = present
      .filter((name) => !Object.hasOwn(files, name))
      .map((name) => `${name} is left over in ${id}.`)
    for (const [name, {digest}] of Object.entries(files)) {
      const bytes = await readFile(join(root, name)).catch(() => undefined)
      const found = bytes && createHash('sha256').update(bytes).digest('hex')
      if (found !== digest) problems.push(`${name} of ${id} is ${found ? 'another' : 'missing'}.`)
    }
    return problems
  }
}

/** Files of a release: those that it shares with an earlier one's list, and what differs. */
async function filesOf(folder: string): Promise<Files> {
  const read = async (name: string) =>
    Object(JSON.parse(await readFile(join(folder, name), 'utf8')))
  const {changed, removed} = await read('manifest.json')
  const files = {...(await read('files.json')), ...changed}
  for (const name of removed) delete files[name]
  return files
}
