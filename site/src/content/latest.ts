/** The latest of some days, `YYYY-MM-DD`; `null` if none is known. */
export function latest(dates: readonly (string | null)[]): string | null {
  return dates.reduce((a, b) => (b === null || (a !== null && a > b) ? a : b), null)
}
