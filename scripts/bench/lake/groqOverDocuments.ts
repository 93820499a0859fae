import {evaluateSync, parse} from 'groq-js'
import type {OpenLake} from './openLake.ts'

type Document = {_id: string}

/** The documents of a lake in memory, with groq-js given its best. */
export class GroqOverDocuments {
  readonly #documents: Document[]
  readonly #byId: Map<string, Document>

  constructor(documents: Document[]) {
    this.#documents = documents
    this.#byId = new Map(documents.map((document) => [document._id, document]))
  }

  evaluate(query: string, params: Record<string, unknown> = {}): unknown {
    return evaluateSync(parse(query, {params}), {
      dataset: this.#documents,
      params,
      dereference: ({_ref}) => this.#byId.get(_ref),
    }).data
  }
}

export async function readDocuments(lake: OpenLake): Promise<Document[]> {
  const response = await lake.request('/data/export/production')
  const documents: Document[] = []
  let rest = ''
  const decoder = new TextDecoder()
  if (!response.body) throw new Error('The export has no body.')
  for await (const bytes of response.body) {
    const text = decoder.decode(bytes, {stream: true})
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) documents.push(JSON.parse(line))
  }
  return documents
}
