import {existsSync} from 'node:fs'
import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'

export interface Career {
  _id: string
  title: string
  slug: string
}

/**
 * The career with a page whose name is on a number of pages that is nearest to the wanted one: a
 * rename has to render those, and few others.
 *
 * @param options.siteFolder - of the live release
 * @returns also the folder of its page
 */
export async function careerOnPages(
  careers: readonly Career[],
  {siteFolder, wanted}: {siteFolder: string; wanted: number},
): Promise<{career: Career; folder: string; pages: number}> {
  const counts = new Map(careers.map(({title}) => [title, 0]))
  // Names of the generated dataset are plain words. Each page is read once.
  const names = new RegExp(`\\b(?:${[...counts.keys()].join('|')})\\b`, 'g')
  for (const name of await readdir(siteFolder, {recursive: true})) {
    if (!name.endsWith('.html')) continue
    const page = await readFile(join(siteFolder, name), 'utf8')
    for (const title of new Set(page.match(names))) counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  const withPage = careers.flatMap((career) => {
    // As a destination, or as what people leave.
    const folder = ['careers', 'from'].find((name) =>
      existsSync(join(siteFolder, name, career.slug)),
    )
    return folder === undefined ? [] : [{career, folder, pages: counts.get(career.title) ?? 0}]
  })
  const distance = ({pages}: {pages: number}) => Math.abs(pages - wanted)
  const [nearest] = withPage.sort((one, other) => distance(one) - distance(other))
  if (nearest === undefined) throw new Error('There is no career to rename.')
  return nearest
}
