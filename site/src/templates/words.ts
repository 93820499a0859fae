export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** "1 month", "8 months". */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${groupDigits(count)} ${count === 1 ? singular : plural}`
}

/** "2026-08-03" → "3 August 2026". */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day} ${monthNames[(month ?? 1) - 1]} ${year}`
}

/** "a, b and c". */
export function listText(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

/** What stands before an item of a list in words: nothing, a comma or "and". */
export function listSeparator(index: number, length: number): string {
  if (index === 0) return ''
  return index === length - 1 ? ' and ' : ', '
}

/** 1234567 → "1,234,567"; at most one decimal. Written out so that no locale data takes part. */
export function groupDigits(value: number): string {
  // Most numbers are small, and pages of many routes say thousands of them.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value)
  const [whole = '', fraction] = String(Math.round(value * 10) / 10).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** "USD 120,000 a year", "8%", "1,200". */
export function figureText(value: number, unit: string): string {
  const [currency, period] = unit.split('/')
  if (period === 'yr') return `${currency} ${groupDigits(value)} a year`
  return unit === '%' ? `${groupDigits(value)}%` : groupDigits(value)
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
