import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'

/** Contents by file name, as a build would write them. */
export type PlainSite = Readonly<Record<string, string | Uint8Array>>

/** A page that passes every check, linking to the given addresses. */
export function page(text: string, links: readonly string[] = []): string {
  const anchors = links.map((link) => `<a href="${link}">${link}</a>`).join('')
  return `<!doctype html><html lang="en"><head><title>${text}</title></head><body><h1>${text}</h1>${anchors}</body></html>`
}

export async function writeSite(directory: string, site: PlainSite): Promise<void> {
  for (const [name, content] of Object.entries(site)) {
    const path = join(directory, name)
    await mkdir(dirname(path), {recursive: true})
    await writeFile(path, content)
  }
}
