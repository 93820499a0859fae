/**
 * Readers of values from outside: each returns the value typed, or throws `Damage` that names the
 * place. Only `wirePack` catches it.
 */
export class Damage extends Error {}

export type Read<Value> = (value: unknown, place: string) => Value

export function refuse(place: string, expected: string): never {
  throw new Damage(`${place} is not ${expected}.`)
}

export const text: Read<string> = (value, place) =>
  typeof value === 'string' && value !== '' ? value : refuse(place, 'a text')

export function whole(from: number, to: number): Read<number> {
  return (value, place) =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to
      ? Number(value)
      : refuse(place, `a whole number from ${from} to ${to}`)
}

/** Hours and months, which may be parts. */
export function amount(from: number, to: number): Read<number> {
  return (value, place) =>
    typeof value === 'number' && value >= from && value <= to
      ? value
      : refuse(place, `a number from ${from} to ${to}`)
}

/** 0 stands for nothing: shorter than `null`, and no text is a number. */
export function orNull<Value>(read: Read<Value>): Read<Value | null> {
  return (value, place) => (value === 0 ? null : read(value, place))
}

export function list<Value>(read: Read<Value>): Read<Value[]> {
  return (value, place) =>
    items(value, place).map((item, index) => read(item, `${place}[${index}]`))
}

/** A row of fixed fields, in their order. */
export function row<Fields extends readonly unknown[]>(
  ...reads: {[Field in keyof Fields]: Read<Fields[Field]>}
): Read<Fields> {
  return (value, place) => {
    const fields = items(value, place)
    if (fields.length !== reads.length) refuse(place, `a row of ${reads.length}`)
    // One field was read for each reader, in the order of the type.
    return reads.map((read, index) =>
      read(fields[index], `${place}[${index}]`),
    ) as unknown as Fields
  }
}

function items(value: unknown, place: string): unknown[] {
  return Array.isArray(value) ? value : refuse(place, 'a list')
}

/** 0 or 1 */
export const flag: Read<boolean> = (value, place) => whole(0, 1)(value, place) === 1

/** An item by its place in another list. */
export function placeIn<Item>(items: readonly Item[]): Read<Item> {
  return (value, place) => {
    const item = typeof value === 'number' ? items[value] : undefined
    return item ?? refuse(place, `a place in a list of ${items.length}`)
  }
}
