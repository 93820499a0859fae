import type {CompareChoices, CompareData, CompareItem} from './compareItem.ts'

/** What a comparison is about, of as many careers as it takes. */
export interface Compared {
  items: CompareItem[]
  /** Titles, by the numbers that the items use. */
  skills: string[]
  /** Published ways between the items. */
  ways: CompareData['ways']
}

/** Loads what is to be compared. Each file is loaded once, and again if that failed. */
export class CompareFiles {
  readonly #folder: string
  readonly #files = new Map<string, Promise<CompareData>>()

  /** @param folder - address of the compare page, with a slash at the end */
  constructor(folder: string) {
    this.#folder = folder
  }

  choices(): Promise<CompareChoices> {
    return readJson(`${this.#folder}choices.json`)
  }

  /**
   * @param keys - of the choices, each once
   * @throws if a file cannot be loaded
   */
  async compared(keys: readonly string[], {careers, paths}: CompareChoices): Promise<Compared> {
    const leadTo = new Map(paths.map(([key, , place]) => [key, careers[place]?.[0] ?? key]))
    const careerKeys = new Set(keys.map((key) => leadTo.get(key) ?? key))
    return together(keys, await Promise.all([...careerKeys].map((key) => this.#dataOf(key))))
  }

  #dataOf(careerKey: string): Promise<CompareData> {
    const known = this.#files.get(careerKey)
    if (known) return known
    const name = careerKey.slice(careerKey.lastIndexOf('/') + 1)
    const data = readJson<CompareData>(`${this.#folder}data/${name}.json`)
    this.#files.set(careerKey, data)
    data.catch(() => this.#files.delete(careerKey))
    return data
  }
}

/** Each file numbers skills for itself; here they get numbers of all. */
export function together(keys: readonly string[], files: readonly CompareData[]): Compared {
  const skillIds = [...new Set(files.flatMap(({skills}) => skills.map(([id]) => id)))]
  const titles = new Map(files.flatMap(({skills}) => skills))
  const numbers = new Map(skillIds.map((id, number) => [id, number]))
  const known = new Map(
    files.flatMap(({career, paths, skills}) =>
      [career, ...paths].map((item) => [item.key, {item, skills}] as const),
    ),
  )
  const items = keys.flatMap((key): CompareItem[] => {
    const found = known.get(key)
    if (found === undefined) return []
    const renumbered = found.item.skills.map(([number, ...levels]) => {
      const [id = ''] = found.skills[number] ?? []
      return [numbers.get(id) ?? -1, ...levels] as CompareItem['skills'][number] // As long as before.
    })
    return [{...found.item, skills: renumbered}]
  })
  const ids = new Set(items.map(({id}) => id))
  return {
    items,
    skills: skillIds.map((id) => titles.get(id) ?? ''),
    ways: files.flatMap(({ways}) => ways.filter(({from, to}) => ids.has(from) && ids.has(to))),
  }
}

async function readJson<Value>(address: string): Promise<Value> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The answer has status ${response.status}.`)
  return response.json()
}
