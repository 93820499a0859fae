/** Compares by code unit, so that every machine sorts alike whatever its locale data. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
