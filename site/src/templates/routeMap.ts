import {withoutMarks} from '../content/marks.ts'
import type {CareerPage} from '../loaders/careerPage.ts'

/** A box of the map with the words in it. */
export interface MapBox {
  kind: 'origin' | 'career' | 'onward'
  /** Left upper corner, in pixels at full size. */
  x: number
  y: number
  /** One or two. */
  lines: string[]
}

/** A drawing of the ways into and out of a career. It adds nothing to the text beside it. */
export interface RouteMap {
  width: number
  height: number
  boxes: MapBox[]
  /** Path data of the roads between the boxes. */
  roads: string[]
  /** What does not fit, by the place where it would stand. */
  notes: {x: number; y: number; text: string}[]
}

export const BOX_WIDTH = 164
export const BOX_HEIGHT = 46
export const LINE_HEIGHT = 17
const COLUMN_GAP = 68
const ROW_PITCH = 60
const MAX_ROWS = 6
/** What fits beside each other inside a box. */
const LINE_LENGTH = 20

interface Place {
  id: string
  title: string
  /** The place that its road leads to. */
  nextId: string | null
}

interface Column {
  kind: MapBox['kind']
  places: Place[]
  /** Places beyond those that are drawn. */
  hidden: number
}

/**
 * Lays out the map: origins that are two paths away, origins of paths, the career, and where its
 * own paths lead. Longer routes are in the text only.
 *
 * @returns `null` if no path enters or leaves the career
 */
export function routeMap(
  page: Pick<CareerPage, 'id' | 'title' | 'paths' | 'routesIn' | 'onward'>,
): RouteMap | null {
  const columns = columnsOf(page)
  if (columns.length === 1) return null
  const rows = Math.max(...columns.map((column) => column.places.length))
  const hasNotes = columns.some((column) => column.hidden > 0)
  const height = rows * ROW_PITCH - (ROW_PITCH - BOX_HEIGHT) + (hasNotes ? ROW_PITCH / 2 : 0)

  const placed = columns.flatMap((column, index) => {
    const top = ((rows - column.places.length) * ROW_PITCH) / 2
    return column.places.map((place, row) => ({
      ...place,
      kind: column.kind,
      x: index * (BOX_WIDTH + COLUMN_GAP),
      y: top + row * ROW_PITCH,
    }))
  })
  const byId = new Map(placed.map((place) => [`${place.kind} ${place.id}`, place]))
  const roads = placed.flatMap((place) => {
    if (place.kind === 'onward') {
      const career = byId.get(`career ${page.id}`)
      return career ? [road(career, place)] : []
    }
    const next = byId.get(`origin ${place.nextId}`) ?? byId.get(`career ${place.nextId}`)
    return next ? [road(place, next)] : []
  })
  return {
    width: columns.length * (BOX_WIDTH + COLUMN_GAP) - COLUMN_GAP,
    height,
    boxes: placed.map(({kind, x, y, title}) => ({kind, x, y, lines: wrap(withoutMarks(title))})),
    roads,
    notes: columns.flatMap(({hidden}, index) =>
      hidden === 0
        ? []
        : [
            {
              x: index * (BOX_WIDTH + COLUMN_GAP) + BOX_WIDTH / 2,
              y: height - LINE_HEIGHT / 2,
              text: `and ${hidden} more`,
            },
          ],
    ),
  }
}

function columnsOf({id, title, paths, routesIn, onward}: Parameters<typeof routeMap>[0]): Column[] {
  const twoAway = routesIn
    .filter((route) => route.legs.length === 2)
    .map(({from, legs}) => ({id: from.id, title: from.title, nextId: legs[0]?.toId ?? null}))
  const crossed = new Set(twoAway.map((place) => place.nextId))
  const direct = unique(
    paths.map((path) => ({id: path.backgroundId, title: path.background, nextId: id})),
  )
  // Those that farther origins cross come first, so that their roads have somewhere to go.
  const near = column('origin', [
    ...direct.filter((place) => crossed.has(place.id)),
    ...direct.filter((place) => !crossed.has(place.id)),
  ])
  const rowOf = new Map(near.places.map((place, row) => [place.id, row]))
  const far = column(
    'origin',
    twoAway.filter(({nextId}) => rowOf.has(nextId ?? '')),
  )
  // The rows of what they lead to, so that few roads cross.
  far.places.sort((a, b) => (rowOf.get(a.nextId ?? '') ?? 0) - (rowOf.get(b.nextId ?? '') ?? 0))
  const out = column(
    'onward',
    unique(
      onward.paths.map((path) => ({id: path.targetId, title: path.destination, nextId: null})),
    ),
  )
  const career: Column = {kind: 'career', places: [{id, title, nextId: null}], hidden: 0}
  return [far, near, career, out].filter(({places}) => places.length > 0)
}

function column(kind: MapBox['kind'], places: readonly Place[]): Column {
  return {kind, places: places.slice(0, MAX_ROWS), hidden: Math.max(0, places.length - MAX_ROWS)}
}

function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [place.id, place])).values()]
}

/** From the right edge of one box to the left edge of another. */
function road(from: {x: number; y: number}, to: {x: number; y: number}): string {
  const [startX, startY] = [from.x + BOX_WIDTH, from.y + BOX_HEIGHT / 2]
  const [endX, endY] = [to.x, to.y + BOX_HEIGHT / 2]
  const middle = (startX + endX) / 2
  return `M${startX} ${startY}C${middle} ${startY} ${middle} ${endY} ${endX} ${endY}`
}

/** At most two lines; what is longer ends in an ellipsis. */
function wrap(title: string): string[] {
  const lines: string[] = []
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= LINE_LENGTH) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(word)
  }
  const cut = (line: string, isLast: boolean) =>
    line.length > LINE_LENGTH || isLast ? `${line.slice(0, LINE_LENGTH - 1).trimEnd()}…` : line
  return lines.slice(0, 2).map((line, index) => cut(line, index === 1 && lines.length > 2))
}
