type Row = Readonly<Record<string, string | number>>

/** Rows as aligned columns under their keys; numbers stand to the right. */
export function tableText(rows: readonly Row[]): string {
  const keys = Object.keys(rows[0] ?? {})
  const columns = keys.map((key) => {
    const values = rows.map((row) => row[key] ?? '')
    const width = Math.max(key.length, ...values.map((value) => String(value).length))
    const pad = (text: string) =>
      values.every((value) => typeof value === 'number') ? text.padStart(width) : text.padEnd(width)
    return [key, ...values.map(String)].map(pad)
  })
  const lines = [-1, ...rows.keys()].map((row) => columns.map((column) => column[row + 1]))
  return lines.map((cells) => cells.join('  ').trimEnd()).join('\n')
}
