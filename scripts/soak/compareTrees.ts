import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

const namedFiles = 10

/**
 * What a release has otherwise than a clean build.
 *
 * @param passOver - names that begin so are not compared
 * @returns `null` if every file is equal
 */
export function compareTrees(
  release: string,
  clean: string,
  {passOver}: {passOver?: string | undefined} = {},
): string | null {
  const [made, expected] = [digestsIn(release), digestsIn(clean)]
  const names = [...new Set([...made.keys(), ...expected.keys()])]
  const different = names.filter(
    (name) =>
      made.get(name) !== expected.get(name) &&
      (passOver === undefined || !name.startsWith(passOver)),
  )
  if (different.length === 0) return null
  const described = different.slice(0, namedFiles).map((name) => {
    if (!made.has(name)) return `${name} is missing`
    return expected.has(name) ? `${name} differs` : `${name} is left over`
  })
  return `${different.length} files of the release are not those of a clean build: ${described.join(', ')}`
}

function digestsIn(root: string): Map<string, string> {
  const files = readdirSync(root, {recursive: true, withFileTypes: true})
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return new Map(
    files.map((path) => [
      path.slice(root.length).replace(/^\//, ''),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  )
}
