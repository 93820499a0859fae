/** On the global object, because a build loads the integrations anew. */
const key = Symbol.for('crosswalk.searchFollows')

/** Lets builds of this process leave out the index of a large site, for somebody to make it later. */
export function letFollow(mayFollow: boolean): void {
  Reflect.set(globalThis, key, mayFollow)
}

export function mayFollow(): boolean {
  return Reflect.get(globalThis, key) === true
}
