import {levelLabel} from '@crosswalk/schemas/rules/levelScale'
import {addressOf} from '../addressOf.ts'
import {groupDigits} from '../templates/words.ts'
import {type CompareData, type CompareItem, hrefOfKey} from './compareItem.ts'
import type {SideBySide, SkillCell} from './sideBySide.ts'

/** The comparison as headings and tables. Words of content become text, never markup. */
export function comparisonElement(
  items: readonly CompareItem[],
  {facts, skills}: SideBySide,
  ways: CompareData['ways'],
): HTMLElement {
  const root = element('div')
  root.append(
    table(
      'Figures',
      items,
      facts.map(({label, cells}) => ({
        label,
        cells: cells.map((cell) => (cell === null ? [nothing('–')] : factCell(cell))),
      })),
    ),
    table(
      'Skills',
      items,
      skills.map(({title, cells}) => ({
        label: title,
        cells: cells.map((cell) => (cell === null ? [nothing('not asked for')] : skillCell(cell))),
      })),
    ),
  )
  if (ways.length > 0) root.append(...waysElements(ways))
  return root
}

interface Row {
  label: string
  cells: Node[][]
}

function table(heading: string, items: readonly CompareItem[], rows: readonly Row[]): HTMLElement {
  const section = element('section')
  const body = element('tbody')
  for (const {label, cells} of rows) {
    const row = element('tr')
    const head = element('th', label)
    head.scope = 'row'
    row.append(head, ...cells.map((nodes) => withChildren('td', nodes)))
    body.append(row)
  }
  const columns = element('tr')
  columns.append(
    withChildren('td', []),
    ...items.map(({key, title}) => {
      const head = element('th')
      head.scope = 'col'
      const link = element('a', title)
      link.href = addressOf(hrefOfKey(key))
      head.append(link)
      return head
    }),
  )
  const whole = element('table')
  whole.dataset.columns = String(items.length)
  whole.append(withChildren('thead', [columns]), body)
  section.append(element('h2', heading), whole)
  return section
}

function factCell({value, note}: {value: string; note: string | null}): Node[] {
  return [element('strong', value), ...(note === null ? [] : [element('small', note)])]
}

function skillCell({importance, need, have}: SkillCell): Node[] {
  const wanted = `${need}, ${levelLabel(need)}`
  const words =
    have === null
      ? wanted
      : have >= need
        ? `Brought: ${wanted}`
        : `From ${groupDigits(have)} to ${wanted}`
  return [
    marks(have ?? need, need),
    element('strong', words),
    element('small', `Importance ${importance} of 5`),
  ]
}

/** The kerb stones of the skill tables, as LevelMark.astro draws them. */
function marks(have: number, need: number): HTMLElement {
  const row = element('span')
  row.className = 'marks'
  row.ariaHidden = 'true'
  for (const level of [1, 2, 3, 4]) {
    const stone = element('i')
    stone.className = level <= Math.floor(have) ? 'has' : level <= need ? 'needs' : ''
    row.append(stone)
  }
  return row
}

function nothing(words: string): HTMLElement {
  const cell = element('span', words)
  cell.className = 'nothing'
  return cell
}

function waysElements(ways: CompareData['ways']): HTMLElement[] {
  const list = element('ul')
  list.className = 'plain'
  for (const {legs, time} of ways) {
    const item = element('li')
    for (const [index, {title, href}] of legs.entries()) {
      if (index > 0) item.append(', then ')
      const link = element('a', title)
      link.href = href
      item.append(link)
    }
    item.append(element('small', time))
    list.append(item)
  }
  const section = element('section')
  section.append(element('h2', 'Ways between them'), list)
  return [section]
}

function withChildren<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  children: readonly Node[],
): HTMLElementTagNameMap[K] {
  const parent = element(tag)
  parent.append(...children)
  return parent
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text = '',
): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag)
  created.textContent = text
  return created
}
