import type {Locator} from 'playwright-core'

/**
 * What a screen reader is given, short enough to read: one line per heading, region, group, list,
 * table or control with its name. What a group holds stands behind it, choices by their number, as
 * do the items of a list; groups of one shape that follow each other are one line.
 */
export async function ariaOutline(part: Locator): Promise<string> {
  const lines = linesOf(await part.ariaSnapshot())
  const outline: {text: string; shape: string; count: number}[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (line === undefined || !SPOKEN.has(line.role)) continue
    const text = `${line.role} ${line.name}`.trim()
    const inside = HOLDING.has(line.role) ? insideOf(lines, index) : []
    index += inside.length
    const shape = shapeOf(inside, line.role === 'list' ? ['listitem'] : CHOICES)
    const last = outline.at(-1)
    if (shape !== '' && last?.shape === shape) last.count += 1
    else outline.push({text: shape === '' ? text : `${text}: ${shape}`, shape, count: 1})
  }
  return outline.map(({text, count}) => (count === 1 ? text : `${text}, ${count} alike`)).join('\n')
}

interface Line {
  depth: number
  role: string
  name: string
}

const SPOKEN = new Set([
  ...['heading', 'region', 'group', 'list', 'table', 'status'],
  ...['radio', 'checkbox', 'searchbox', 'textbox', 'button', 'link'],
])
const HOLDING = new Set(['group', 'list'])
const CHOICES = ['radio', 'checkbox', 'searchbox', 'button', 'link']

/** Lines of YAML as Playwright writes it; a name with a colon puts the line into quotes. */
function linesOf(snapshot: string): Line[] {
  return snapshot.split('\n').flatMap((text) => {
    const [, indent, role, rest] = /^( *)- '?(\w+)(.*)$/.exec(text) ?? []
    if (indent === undefined || role === undefined) return []
    return [{depth: indent.length / 2, role, name: /"(?:[^"\\]|\\.)*"/.exec(rest ?? '')?.[0] ?? ''}]
  })
}

function insideOf(lines: readonly Line[], index: number): Line[] {
  const depth = lines[index]?.depth ?? 0
  const end = lines.findIndex((line, place) => place > index && line.depth <= depth)
  return lines.slice(index + 1, end === -1 ? lines.length : end)
}

/** "searchbox, radio × 6" */
function shapeOf(inside: readonly Line[], roles: readonly string[]): string {
  return roles
    .map((role) => ({role, count: inside.filter((line) => line.role === role).length}))
    .filter(({count}) => count > 0)
    .map(({role, count}) => (count === 1 ? role : `${role} × ${count}`))
    .join(', ')
}
