import {compareText} from '../content/order.ts'
import type {LocateImage} from '../content/picture.ts'
import {type FlatListItem, nestLists} from './nestLists.ts'
import {parseInline} from './parseInline.ts'
import type {CalloutTone, Prose, ProseBlock} from './prose.ts'
import {type ProseContext, records} from './proseContext.ts'

/** Longest skill chart, whatever the block asks for. */
const MAX_CHART_BARS = 16

const STYLES = {
  normal: 'paragraph',
  h2: 'h2',
  h3: 'h3',
  blockquote: 'quote',
} as const

const TONES: readonly CalloutTone[] = ['note', 'tip', 'warning']

type Member = Record<string, unknown>

export interface ProseParsing extends ProseContext {
  locateImage: LocateImage
}

/** Reads Portable Text. What the site cannot show is left out and reported, never shown raw. */
export function parseProse(value: unknown, context: ProseParsing): Prose {
  const prose: Prose = []
  const pending: FlatListItem[] = []
  const endList = () => prose.push(...nestLists(pending.splice(0)))

  for (const member of records(value)) {
    if (member._type === 'block' && typeof member.listItem === 'string') {
      pending.push({
        level: typeof member.level === 'number' ? member.level : 1,
        isOrdered: member.listItem === 'number',
        children: parseInline(member, context),
      })
      continue
    }
    endList()
    const block = parseMember(member, context)
    if (block !== null) prose.push(block)
  }
  endList()
  return prose
}

function parseMember(member: Member, context: ProseParsing): ProseBlock | null {
  switch (member._type) {
    case 'block':
      return parseBlock(member, context)
    case 'callout':
      return parseCallout(member, context)
    case 'image':
      return parseImage(member, context)
    case 'table':
      return parseTable(member, context)
    case 'skillChart':
      return parseSkillChart(member, context)
    default:
      context.drop(`There is no way to show a "${String(member._type)}" block.`)
      return null
  }
}

function parseBlock(member: Member, context: ProseContext): ProseBlock | null {
  const children = parseInline(member, context)
  const isBlank = children.every((node) => node.kind === 'text' && node.text.trim() === '')
  if (isBlank) return null
  const style = member.style ?? 'normal'
  if (typeof style === 'string' && Object.hasOwn(STYLES, style)) {
    return {kind: STYLES[style as keyof typeof STYLES], children}
  }
  context.drop(`There is no style "${String(style)}"; the text is shown as a paragraph.`)
  return {kind: 'paragraph', children}
}

function parseCallout(member: Member, context: ProseParsing): ProseBlock | null {
  const body = parseProse(member.body, context)
  if (body.length === 0) return null
  const tone = TONES.find((candidate) => candidate === member.kind) ?? 'note'
  return {kind: 'callout', tone, title: textOf(member.title), body}
}

function parseImage(member: Member, context: ProseParsing): ProseBlock | null {
  const place = context.locateImage(member)
  const isDecorative = member.decorative === true
  const alt = isDecorative ? '' : textOf(member.alt)
  if (place === null || alt === null) {
    context.drop(
      place === null
        ? 'The image file is missing.'
        : 'The image has no alternative text and is not marked decorative.',
    )
    return null
  }
  return {kind: 'image', ...place, alt, caption: textOf(member.caption)}
}

function parseTable(member: Member, context: ProseContext): ProseBlock | null {
  const [header, ...rows] = records(member.rows).map((row) =>
    Array.isArray(row.cells) ? row.cells.map((cell) => textOf(cell) ?? '') : [],
  )
  if (header === undefined || header.length === 0 || rows.length === 0) {
    context.drop('The table needs a row of headings and a row of cells.')
    return null
  }
  const width = header.length
  const filled = rows.map((row) => Array.from({length: width}, (_, column) => row[column] ?? ''))
  return {kind: 'table', caption: textOf(member.caption) ?? '', header, rows: filled}
}

function parseSkillChart(member: Member, context: ProseContext): ProseBlock | null {
  const limit = typeof member.limit === 'number' ? member.limit : 8
  const bars = records(member.skills)
    .flatMap(({title, skillId, level, importance}) =>
      typeof title === 'string' && typeof level === 'number' && level >= 1 && level <= 4
        ? [{title, level, importance: Number(importance), skillId: String(skillId)}]
        : [],
    )
    .sort((a, b) => b.importance - a.importance || compareText(a.skillId, b.skillId))
    .slice(0, Math.min(limit, MAX_CHART_BARS))
    .map(({title, level, skillId}) => ({title, href: context.hrefOf(skillId) ?? null, level}))
  if (bars.length === 0) {
    context.drop('The chart refers to a career without skills, or one that is not published.')
    return null
  }
  return {kind: 'skillChart', caption: textOf(member.caption) ?? '', bars}
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
