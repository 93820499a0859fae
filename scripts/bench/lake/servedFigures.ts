import {sitePaths} from './compareQueries.ts'
import {listenerDelayMs, mutationsPerSecond} from './measureWrites.ts'
import {medianMs} from './medianMs.ts'
import {careerPageQuery, studioSearch, wholeSiteQuery} from './queries.ts'
import {serveLake} from './servedLake.ts'

export interface Figure {
  figure: string
  measured: number
  wanted: string
  isReached: boolean
}

/**
 * What a lake in a process of its own does over HTTP: answers, writes, listeners, memory.
 *
 * @param siteGroqMs - what groq-js takes for the whole site of {@link sitePaths}
 */
export async function servedFigures(
  directory: string,
  {siteGroqMs, say, runs}: {siteGroqMs: number; say: (text: string) => void; runs: number},
): Promise<Figure[]> {
  say('starting the lake')
  const lake = await serveLake(directory)
  try {
    say('queries over HTTP')
    const slug = await lake.ask('*[_type == "career" && isTarget][0].slug.current')
    const pageMs = await medianMs(100, () => lake.ask(careerPageQuery, {slug}))
    const searchMs = await medianMs(20, () => lake.ask(studioSearch.query, studioSearch.params))
    const siteMs = await medianMs(runs, () => lake.download(wholeSiteQuery(sitePaths)))
    const fromStart = async (paths: number): Promise<number> =>
      (await medianMs(1, () => lake.download(wholeSiteQuery(paths)))) / paths
    say(`the whole site of ${5 * sitePaths} paths`)
    const shorterMs = await fromStart(5 * sitePaths)
    say(`the whole site of ${10 * sitePaths} paths`)
    const longerMs = await fromStart(10 * sitePaths)
    say('writes of 16 clients')
    const rate = await mutationsPerSecond(lake, {clients: 16, each: 300})
    say('200 listeners')
    const delayMs = await listenerDelayMs(lake, {listeners: 200, mutations: 50})
    return [
      atMost('start, ms', lake.startMs, 3_000),
      atMost('career page over HTTP, ms', pageMs, 10),
      atMost('search of the Studio for a word that is everywhere, ms', searchMs, 300),
      atMost(`whole site of ${sitePaths} paths over HTTP, times groq-js`, siteMs / siteGroqMs, 3),
      atMost(
        `a path among ${10 * sitePaths}, times one among ${5 * sitePaths}`,
        longerMs / shorterMs,
        1.2,
      ),
      {
        figure: 'durable mutations a second, 16 clients',
        measured: rate,
        wanted: '≥ 1000',
        isReached: rate >= 1_000,
      },
      atMost('last of 200 listeners hears after, ms', delayMs, 20),
      atMost('resident memory, MB', lake.residentBytes() / 1_000_000, 700),
    ]
  } finally {
    await lake.stop()
  }
}

function atMost(figure: string, measured: number, limit: number): Figure {
  return {figure, measured, wanted: `≤ ${limit}`, isReached: measured <= limit}
}
