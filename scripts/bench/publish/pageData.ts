import type {SanityClient} from '@sanity/client'

/** What a path page says, for generators that have no idea of the content. */
export interface PathData {
  slug: string
  title: string
  sections: {heading: string; paragraphs: string[]; items: {title: string; text: string}[]}[]
}

const batchSize = 500

const pathDataQuery = `*[_type == "transitionPath"] | order(_id asc)[$from...$to]{
  "slug": slug.current,
  "title": "From " + from->title + " to " + to->title,
  "sections": [
    {"heading": "Why you", "paragraphs": intro[].children[0].text, "items": []},
    {"heading": "Your advantages", "paragraphs": [], "items": advantages[]->{title, "text": claim + " " + limits}},
    {"heading": "Your skill gap", "paragraphs": gapNarrative[].children[0].text,
      "items": to->skills[]{"title": skill->title, "text": string(level) + " of 4, importance " + string(importance)}},
    {"heading": "Learning roadmap", "paragraphs": roadmap->phases[].goal,
      "items": roadmap->phases[].steps[]{title, "text": why + " " + task + " " + evidence}},
    {"heading": "Advice", "paragraphs": [], "items": advice[]{title, "text": body[0].children[0].text}},
    {"heading": "Questions", "paragraphs": [], "items": faqs[]{"title": question, "text": answer[0].children[0].text}}
  ]
}`

/** The data of all path pages, in batches. */
export async function* pathData(client: SanityClient, count: number): AsyncGenerator<PathData[]> {
  for (let from = 0; from < count; from += batchSize) {
    yield await client.fetch(pathDataQuery, {from, to: from + batchSize})
  }
}

/** HTML of the data alone, as the templates of the generators print it. */
export function bodySize({title, sections}: PathData): number {
  const parts = sections.map(({heading, paragraphs, items}) => [
    `<section>\n<h2></h2>\n</section>\n${heading}`,
    ...paragraphs.map((text) => `<p></p>\n${text}`),
    ...items.map((item) => `<article>\n<h3></h3>\n<p></p>\n</article>\n${item.title}${item.text}`),
  ])
  return Buffer.byteLength(title + parts.flat().join(''))
}
