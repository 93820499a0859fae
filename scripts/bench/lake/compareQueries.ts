import {GroqOverDocuments, readDocuments} from './groqOverDocuments.ts'
import {medianMs} from './medianMs.ts'
import {type OpenLake, openLake} from './openLake.ts'
import {type MeasuredQuery, measuredQueries, wholeSiteQuery} from './queries.ts'

/** How many paths groq-js is asked for. */
export const sitePaths = 5_000

export interface ComparedQuery extends MeasuredQuery {
  lakeMs: number
  groqMs: number
  /**
   * Against the same query in the smaller dataset; for the page, of which the larger one shows three
   * times as many paths, for each path on it.
   */
  growth: number
}

/**
 * What queries take in two datasets, and groq-js over the documents of the larger one; both in this
 * process, the lake from the request to the text of its answer.
 *
 * @returns also what groq-js takes for the whole site of {@link sitePaths}
 */
export async function compareQueries(
  folders: {small: string; large: string},
  {say, runs}: {say: (text: string) => void; runs: number},
): Promise<{queries: ComparedQuery[]; siteGroqMs: number}> {
  const smallMs = new Map<string, number>()
  await opened(folders.small, async (lake) => {
    for (const query of measuredQueries(await someCareer(lake))) {
      smallMs.set(query.name, (await lakeMs(lake, query)) / (await shownPaths(lake, query)))
    }
  })
  return opened(folders.large, async (lake) => {
    say('reading the documents for groq-js')
    const groq = new GroqOverDocuments(await readDocuments(lake))
    const queries: ComparedQuery[] = []
    for (const query of measuredQueries(await someCareer(lake))) {
      say(query.name)
      const ms = await lakeMs(lake, query)
      const groqMs = await medianMs(runs, () => groq.evaluate(query.query, query.params))
      const growth = ms / (await shownPaths(lake, query)) / (smallMs.get(query.name) ?? ms)
      queries.push({...query, lakeMs: ms, groqMs, growth})
    }
    say('the whole site by groq-js')
    const siteGroqMs = await medianMs(runs, () => groq.evaluate(wholeSiteQuery(sitePaths)))
    return {queries, siteGroqMs}
  })
}

function lakeMs(lake: OpenLake, {query, params}: MeasuredQuery): Promise<number> {
  return medianMs(100, () => lake.answer(query, params))
}

/** How many paths a page lists; 1 for what is no page. */
async function shownPaths(lake: OpenLake, {query, params}: MeasuredQuery): Promise<number> {
  const {result} = JSON.parse(await lake.answer(query, params)) as {result: {paths?: unknown[]}}
  return result?.paths?.length || 1
}

async function someCareer(lake: OpenLake): Promise<{_id: string; slug: string}> {
  const query = '*[_type == "career" && isTarget][0]{_id, "slug": slug.current}'
  return JSON.parse(await lake.answer(query)).result
}

async function opened<Result>(
  directory: string,
  use: (lake: OpenLake) => Promise<Result>,
): Promise<Result> {
  const lake = await openLake(directory)
  try {
    return await use(lake)
  } finally {
    await lake.close()
  }
}
