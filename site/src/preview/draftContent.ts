import {previewHrefOf} from '@crosswalk/schemas/hrefs'
import type {Document} from '../live/compileQuery.ts'
import {type DocumentChange, LiveContent} from '../live/liveContent.ts'
import type {PageSurroundings} from '../loaders/readContent.ts'
import type {Site} from '../loaders/site.ts'
import {Marks, type StoredDocument} from './marks.ts'
import {documentAs, type Perspective, publishedIdOf} from './perspective.ts'

/** Views on the content that are kept; each holds the data of all pages. */
const mostViews = 4

export interface DraftContentOptions extends Omit<PageSurroundings, 'placeholder'> {
  siteUrl: string
  studioUrl: string
}

interface View {
  perspective: Perspective
  content: LiveContent
  /** Of the content as it is; made when it is asked for. */
  site: Site | undefined
  /** Ids of published documents that changed since. */
  outdated: Set<string>
}

/** All documents with their drafts and versions, and the page data that follows from each perspective. */
export class DraftContent {
  readonly marks: Marks
  readonly #options: DraftContentOptions
  readonly #documents = new Map<string, Document>()
  /** Documents as they are being written, which stand before what is stored. */
  readonly #typed = new Map<string, Document>()
  /** The one that was asked for last comes last. */
  readonly #views = new Map<string, View>()

  constructor(options: DraftContentOptions) {
    this.#options = options
    this.marks = new Marks(options.studioUrl)
  }

  get isEmpty(): boolean {
    return this.#documents.size === 0
  }

  revisions(): ReadonlyMap<string, string> {
    return new Map([...this.#documents].map(([id, {_rev}]) => [id, _rev]))
  }

  apply(changes: readonly DocumentChange[]): void {
    for (const {id, document} of changes) {
      if (document === undefined) this.#documents.delete(id)
      else this.#documents.set(id, document)
      this.#outdate(id)
    }
  }

  /** Takes a draft or version as it is being written. */
  type(document: Document): void {
    this.#typed.set(document._id, document)
    this.#outdate(document._id)
  }

  /** What was written is stored by now, or never will be. */
  forgetTyped(id: string): void {
    this.#typed.delete(id)
    this.#outdate(id)
  }

  #outdate(id: string): void {
    const publishedId = publishedIdOf(id)
    if (publishedId === undefined) return
    for (const view of this.#views.values()) view.outdated.add(publishedId)
  }

  find(publishedId: string, perspective: Perspective): StoredDocument | undefined {
    return documentAs(
      perspective,
      publishedId,
      (id) => this.#typed.get(id) ?? this.#documents.get(id),
    )
  }

  /** The document whose page has this address. */
  at(pathname: string, perspective: Perspective): StoredDocument | undefined {
    for (const publishedId of this.#publishedIds()) {
      const document = this.find(publishedId, perspective)
      if (document && previewHrefOf(document) === pathname) return document
    }
    return undefined
  }

  /** The data of all pages as somebody with this perspective sees it. */
  siteAs(perspective: Perspective): Site {
    const view = this.#viewAs(perspective)
    if (view.site && view.outdated.size === 0) return view.site
    const changes = [...view.outdated].map((id) => ({id, document: this.find(id, perspective)}))
    view.outdated.clear()
    view.content.apply(changes)
    // A draft is shown as it is, never as what could last be shown of it.
    view.content.begin({})
    view.site = view.content.site()
    return view.site
  }

  #viewAs(perspective: Perspective): View {
    const key = perspective.join()
    const view = this.#views.get(key) ?? this.#newView(perspective)
    this.#views.delete(key)
    this.#views.set(key, view)
    for (const oldest of this.#views.keys()) {
      if (this.#views.size <= mostViews) break
      this.#views.delete(oldest)
    }
    return view
  }

  #newView(perspective: Perspective): View {
    const {studioUrl: _, ...surroundings} = this.#options
    const marked = new WeakMap<Document, Document>()
    const content = new LiveContent(
      {
        ...surroundings,
        // Readers' own view withholds what is not complete.
        ...(perspective.length > 0 && {
          placeholder: ({path, ...field}) =>
            this.marks.markText(placeholderText(path), {...field, path: jsonPathOf(path)}),
        }),
      },
      (document) => {
        const known = marked.get(document)
        if (known) return known
        const made = this.marks.markDocument(document as StoredDocument) // Only such are applied.
        marked.set(document, made)
        return made
      },
    )
    return {perspective, content, site: undefined, outdated: this.#publishedIds()}
  }

  #publishedIds(): Set<string> {
    return new Set(
      [...this.#documents.keys(), ...this.#typed.keys()].flatMap((id) => publishedIdOf(id) ?? []),
    )
  }
}

/** Says which field is empty, in the words of the form: `⟨Duration months is missing⟩`. */
function placeholderText(path: string): string {
  const words = path
    .replace(/\[(\d+)\]/g, (_, index) => ` ${Number(index) + 1}`)
    .replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`)
    .replaceAll('.', ', ')
  return `⟨${words.charAt(0).toUpperCase()}${words.slice(1)} is missing⟩`
}

/** `phases[0].steps[2].why` as `['phases'][0]['steps'][2]['why']`. */
function jsonPathOf(path: string): string {
  return path
    .split('.')
    .map((part) => part.replace(/^[^[]+/, (name) => `['${name}']`))
    .join('')
}
