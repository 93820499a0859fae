import {withoutMarks} from '../content/marks.ts'
import type {Drafts} from './drafts.ts'
import type {PreviewEnvironment} from './environment.ts'
import {explanationPage, noContent, noPage} from './explanation.ts'
import {incompleteNotice} from './incompleteNotice.ts'
import {previewHtml} from './pageHtml.ts'
import type {Perspective} from './perspective.ts'
import type {Render} from './renderer.ts'

interface PreviewPage {
  html: string
  status: 200 | 404 | 503
}

/** What a reader would get, from the drafts of this moment. */
export class PreviewPages {
  readonly #drafts: Drafts
  readonly #render: Render
  /** Where the pictures of the content are. */
  readonly #imageFolder: string

  constructor(drafts: Drafts, options: {render: Render; environment: PreviewEnvironment}) {
    this.#drafts = drafts
    this.#render = options.render
    const {apiHost, projectId, dataset} = options.environment
    this.#imageFolder = `${apiHost ?? 'https://cdn.sanity.io'}/images/${projectId}/${dataset}/`
  }

  async pageAt(pathname: string, perspective: Perspective): Promise<PreviewPage> {
    const {content, problem} = this.#drafts
    const wrap = (html: string, notice = '') =>
      previewHtml(html, {marks: content.marks, perspective: perspective.join(), notice})
    if (problem !== undefined && content.isEmpty) {
      return {html: wrap(explanationPage(noContent(problem))), status: 503}
    }
    const site = content.siteAs(perspective)
    const response = await this.#render(pathname, site)
    const document = content.at(pathname, perspective)
    const lines = site.report.lines.filter(({documentId}) => documentId === document?._id)
    if (response.status !== 404) {
      return {html: wrap(await response.text(), incompleteNotice(lines)), status: 200}
    }
    const reasons = lines.map(({field, reason}) => `${field}: ${withoutMarks(reason)}`)
    return {html: wrap(explanationPage(noPage(pathname, reasons))), status: 404}
  }

  /** A file that pages ask for. */
  async fileAt(pathname: string, perspective: Perspective): Promise<Response> {
    if (this.#drafts.content.isEmpty) return new Response(null, {status: 503})
    const response = await this.#render(
      `/file${pathname}`,
      this.#drafts.content.siteAs(perspective),
    )
    const type = response.headers.get('content-type') ?? ''
    if (!/json|xml|text/.test(type)) return response
    return new Response(withoutMarks(await response.text()), response)
  }

  /** A picture in the size and format that a page asks for; only those of the content are made. */
  async imageAt(address: string): Promise<Response> {
    const source = new URL(address, 'http://localhost').searchParams.get('href')
    if (!source?.startsWith(this.#imageFolder)) return new Response(null, {status: 404})
    return this.#render(address, this.#drafts.content.siteAs([]))
  }
}
