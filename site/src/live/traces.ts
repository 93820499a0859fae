import {isRecord} from '../content/normalise.ts'
import type {Site} from '../loaders/site.ts'
import type {Output} from './outputs.ts'

/** What rendering an output showed. */
export interface Trace {
  /** Parts of the site's data that it asked for itself, such as `home` or `indexes.paths`. */
  parts: ReadonlySet<string>
  /** Files of the pictures in it. */
  images: readonly string[]
}

/** What rendering each output showed, by file name. */
export class Traces {
  readonly #traces = new Map<string, {output: Output; trace: Trace}>()
  /** Names of those that asked for parts of the data. */
  readonly #asking = new Set<string>()
  /** How many outputs show a picture. */
  readonly #uses = new Map<string, number>()

  set(name: string, output: Output, trace: Trace): void {
    this.delete(name)
    this.#traces.set(name, {output, trace})
    if (trace.parts.size > 0) this.#asking.add(name)
    for (const image of new Set(trace.images))
      this.#uses.set(image, (this.#uses.get(image) ?? 0) + 1)
  }

  delete(name: string): void {
    const images = this.#traces.get(name)?.trace.images ?? []
    this.#traces.delete(name)
    this.#asking.delete(name)
    for (const image of new Set(images)) {
      const uses = (this.#uses.get(image) ?? 0) - 1
      if (uses > 0) this.#uses.set(image, uses)
      else this.#uses.delete(image)
    }
  }

  /** Files of all pictures that are shown. */
  images(): IterableIterator<string> {
    return this.#uses.keys()
  }

  /** Outputs that asked for a part of the data that is another one by now. */
  outdated(before: Site | undefined, now: Site): Map<string, Output> {
    const outdated = new Map<string, Output>()
    for (const name of this.#asking) {
      const known = this.#traces.get(name)
      if (known && !isUntouched(known.trace, before, now)) outdated.set(name, known.output)
    }
    return outdated
  }

  /** Pictures that come and go when outputs go and others, or the same again, come. */
  imageChanges(
    gone: Iterable<string>,
    fresh: Iterable<Trace>,
  ): {added: string[]; removed: string[]} {
    const change = new Map<string, number>()
    const count = (images: readonly string[], by: number) => {
      for (const image of new Set(images)) change.set(image, (change.get(image) ?? 0) + by)
    }
    for (const name of gone) count(this.#traces.get(name)?.trace.images ?? [], -1)
    for (const {images} of fresh) count(images, 1)
    const usesOf = (image: string) => this.#uses.get(image) ?? 0
    const changed = [...change]
    return {
      added: changed.flatMap(([image, by]) => (by > 0 && usesOf(image) === 0 ? [image] : [])),
      removed: changed.flatMap(([image, by]) =>
        usesOf(image) > 0 && usesOf(image) + by === 0 ? [image] : [],
      ),
    }
  }
}

/** Parts of which pages show one piece each. */
const dividedParts: readonly string[] = ['indexes', 'feeds', 'comparisons'] satisfies (keyof Site)[]

/** The data, which notes in `parts` what is taken from it. */
export function watched(site: Site, parts: Set<string>): Site {
  return seen(site, (part, value) => {
    if (dividedParts.includes(part) && isRecord(value)) {
      return seen(value, (piece, shown) => {
        parts.add(`${part}.${piece}`)
        return shown
      })
    }
    parts.add(part)
    return value
  })
}

/** @param see - gives what is shown of a part that somebody takes */
function seen<Whole extends object>(
  whole: Whole,
  see: (part: string, value: unknown) => unknown,
): Whole {
  return new Proxy(whole, {
    get: (target, part, receiver) => see(String(part), Reflect.get(target, part, receiver)),
  })
}

function isUntouched({parts}: Trace, before: Site | undefined, site: Site): boolean {
  if (before === undefined) return false
  return [...parts].every((part) => pieceOf(before, part) === pieceOf(site, part))
}

function pieceOf(site: Site, part: string): unknown {
  return part.split('.').reduce<unknown>((whole, name) => Reflect.get(Object(whole), name), site)
}
