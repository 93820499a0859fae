import fc from 'fast-check'
import type {WirePack} from '../wireFormat.ts'

/** One thing done to a value inside a pack. */
interface Damage {
  /** Which of the values inside, counted along. */
  place: number
  kind: 'replace' | 'remove' | 'repeat'
  value: unknown
}

export const anyDamage: fc.Arbitrary<Damage> = fc.record({
  place: fc.nat(100_000),
  kind: fc.constantFrom('replace', 'remove', 'repeat'),
  value: fc.oneof(
    fc.jsonValue({maxDepth: 1}),
    fc.integer({min: -1, max: 1001}),
    fc.constantFrom(null, '', '__proto__', Number.POSITIVE_INFINITY, -0.5, 2.5),
  ),
})

export function damaged(wire: WirePack, {place, kind, value}: Damage): unknown {
  const copy = plain(wire)
  const places: {holder: Record<string, unknown> | unknown[]; key: string}[] = []
  const visit = (holder: unknown) => {
    if (!isObject(holder)) return
    for (const key of Object.keys(holder)) {
      places.push({holder, key})
      visit(holder[key])
    }
  }
  visit(copy)
  const chosen = places[place % places.length]
  if (chosen === undefined) return copy
  const {holder, key} = chosen
  if (Array.isArray(holder)) {
    const index = Number(key)
    if (kind === 'remove') holder.splice(index, 1)
    else if (kind === 'repeat') holder.splice(index, 0, holder[index])
    else holder[index] = value
  } else if (kind === 'remove') delete holder[key]
  else holder[key] = value
  return copy
}

/** What happens to links on their way. */
export const anyEdits = fc.array(
  fc.record({
    place: fc.nat(2_000),
    kind: fc.constantFrom('replace', 'insert', 'remove', 'cut'),
    text: fc.oneof(
      fc.constantFrom('&', '=', ':', ',', '%', '4', 'u', '!'),
      fc.string({maxLength: 3}),
    ),
  }),
  {minLength: 1, maxLength: 4},
)

type Edits = typeof anyEdits extends fc.Arbitrary<infer Value> ? Value : never

export function edited(link: string, edits: Edits): string {
  return edits.reduce((text, {place, kind, text: piece}) => {
    const at = place % (text.length + 1)
    if (kind === 'cut') return text.slice(0, at)
    const rest = text.slice(kind === 'insert' ? at : at + 1)
    return text.slice(0, at) + (kind === 'remove' ? '' : piece) + rest
  }, link)
}

/** As JSON brings it back. */
export function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value))
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
