/** One line of the file: what its columns or properties hold. */
export type Row = Record<string, string | string[] | number | boolean>

/**
 * Reads CSV with a line of headings (RFC 4180: quotes, doubled quotes, line breaks inside quotes), or
 * NDJSON, one object a line; which of the two it is, the first character says.
 *
 * @throws Error one sentence naming the line
 */
export function parseRows(text: string): Row[] {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed === '') return []
  return trimmed.startsWith('{') ? parseNdjson(trimmed) : parseCsv(trimmed)
}

function parseNdjson(text: string): Row[] {
  return text.split(/\r?\n/).flatMap((line, place) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as Row]
    } catch {
      throw new Error(`Line ${place + 1} is not JSON. Write one object on each line.`)
    }
  })
}

function parseCsv(text: string): Row[] {
  const [head, ...lines] = csvLines(text)
  if (head === undefined) return []
  const names = head.map((name) => name.trim())
  return lines.map((cells, place) => {
    if (cells.length > names.length) {
      throw new Error(
        `Row ${place + 2} has ${cells.length} cells, but there are ${names.length} headings. Put quotes around text with commas.`,
      )
    }
    return Object.fromEntries(
      names.flatMap((name, column) => {
        const cell = cells[column]?.trim() ?? ''
        return cell === '' ? [] : [[name, cell]]
      }),
    )
  })
}

function csvLines(text: string): string[][] {
  const lines: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    lines.at(-1)?.push(cell)
    cell = ''
  }
  for (let place = 0; place < text.length; place += 1) {
    const character = text[place]
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text[place + 1] === '"') {
        cell += '"'
        place += 1
      } else isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === ',') endCell()
    else if (character === '\n') {
      endCell()
      lines.push([])
    } else if (character !== '\r') cell += character
  }
  endCell()
  return lines.filter((cells) => cells.some((one) => one.trim() !== ''))
}
