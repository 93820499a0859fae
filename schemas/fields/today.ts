/** Today in UTC as Sanity stores dates: `2026-01-31`. */
export function todayIso(): string {
  return new Date().toISOString().slice(0, 10)
}
