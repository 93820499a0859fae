import {type Outline, UNITS_PER_EM} from './outlines.ts'

/** How much of each pixel a letter covers. */
export interface Coverage {
  /** Of the first column and row, from the letter's origin, in pixels. */
  left: number
  top: number
  width: number
  height: number
  /** Row by row, from 0 (not at all) to 1 (whole). */
  shares: Float32Array
}

interface Point {
  x: number
  y: number
}

/** Straight pieces that a curve is drawn with: at the largest size of a title none is seen. */
const CURVE_PIECES = 8

/**
 * Draws a letter: the exact area that its outline covers of each pixel.
 *
 * Every line of the outline adds, to the pixels that it crosses, what of them lies to its right; a
 * running sum along the row gives the inside. Only sums and products of numbers take part, so each
 * machine draws the same.
 *
 * @param size - pixels per em
 * @param shift - pixels that the origin lies to the right of the left edge of its pixel, below 1
 */
export function rasterise({commands}: Outline, size: number, shift: number): Coverage {
  const scale = size / UNITS_PER_EM
  const contours = flatten(commands, (x, y) => ({x: x * scale + shift, y: y * scale}))
  const points = contours.flat()
  if (points.length === 0) return {left: 0, top: 0, width: 0, height: 0, shares: new Float32Array()}
  const left = Math.floor(Math.min(...points.map(({x}) => x)))
  const top = Math.floor(Math.min(...points.map(({y}) => y)))
  // One column more than there are pixels: a line on the last edge adds behind it.
  const width = Math.ceil(Math.max(...points.map(({x}) => x))) - left + 2
  const height = Math.ceil(Math.max(...points.map(({y}) => y))) - top + 1
  const shares = new Float32Array(width * height)
  for (const contour of contours) {
    for (const [index, from] of contour.entries()) {
      const to = contour[(index + 1) % contour.length] ?? from
      addLine({shares, width}, {x: from.x - left, y: from.y - top}, {x: to.x - left, y: to.y - top})
    }
  }
  for (let row = 0; row < height; row += 1) sumUp(shares.subarray(row * width, (row + 1) * width))
  return {left, top, width, height, shares}
}

/** The outline as closed rows of points. */
function flatten(
  commands: Outline['commands'],
  pointAt: (x: number, y: number) => Point,
): Point[][] {
  const contours: Point[][] = []
  for (const command of commands) {
    if (command.type === 'Z') continue
    const end = pointAt(command.x, command.y)
    const contour = contours.at(-1)
    const start = contour?.at(-1)
    if (command.type === 'M' || contour === undefined || start === undefined) {
      contours.push([end])
    } else if (command.type === 'L') {
      contour.push(end)
    } else {
      const first = pointAt(command.x1, command.y1)
      const second = command.type === 'C' ? pointAt(command.x2, command.y2) : undefined
      contour.push(...curve(start, second ? [first, second] : [first], end))
    }
  }
  return contours
}

/** Points on a Bézier curve, without its start. */
function curve(start: Point, controls: readonly Point[], end: Point): Point[] {
  return Array.from({length: CURVE_PIECES}, (_, index) => {
    const share = (index + 1) / CURVE_PIECES
    let points = [start, ...controls, end]
    while (points.length > 1) {
      points = points.slice(1).map((point, at) => between(points[at] ?? point, point, share))
    }
    return points[0] ?? end
  })
}

function between(from: Point, to: Point, share: number): Point {
  return {x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share}
}

function addLine(canvas: {shares: Float32Array; width: number}, from: Point, to: Point): void {
  if (from.y === to.y) return
  const direction = from.y < to.y ? 1 : -1
  const [upper, lower] = direction === 1 ? [from, to] : [to, from]
  const slope = (lower.x - upper.x) / (lower.y - upper.y)
  for (let row = Math.floor(upper.y); row < lower.y; row += 1) {
    const start = Math.max(row, upper.y)
    const end = Math.min(row + 1, lower.y)
    const startX = upper.x + (start - upper.y) * slope
    const endX = upper.x + (end - upper.y) * slope
    const piece = {left: Math.min(startX, endX), right: Math.max(startX, endX)}
    addPiece(canvas.shares, row * canvas.width, {...piece, weight: (end - start) * direction})
  }
}

/** Adds the part of a line that lies in one row, `weight` high. */
function addPiece(
  shares: Float32Array,
  rowStart: number,
  {left, right, weight}: {left: number; right: number; weight: number},
): void {
  const first = Math.floor(left)
  const last = Math.max(first, Math.ceil(right) - 1)
  let before = 0
  for (let column = first; column <= last; column += 1) {
    const covered = weight * shareCovered(column, left, right)
    shares[rowStart + column] = (shares[rowStart + column] ?? 0) + covered - before
    before = covered
  }
  shares[rowStart + last + 1] = (shares[rowStart + last + 1] ?? 0) + weight - before
}

/** How much of a pixel lies to the right of a line that goes from `left` to `right` over its height. */
function shareCovered(column: number, left: number, right: number): number {
  if (right - left < 1e-9) return Math.min(1, Math.max(0, column + 1 - left))
  // The line crosses evenly, so the share is the mean, over its way, of what lies to its right.
  const areaUpTo = (x: number) => {
    const inside = Math.min(Math.max(x - left, 0), right - left)
    return (inside * inside) / 2 + Math.max(0, x - right) * (right - left)
  }
  return (areaUpTo(column + 1) - areaUpTo(column)) / (right - left)
}

/** Makes differences between neighbours into what they lead to. */
function sumUp(row: Float32Array): void {
  let sum = 0
  for (const [column, difference] of row.entries()) {
    sum += difference
    row[column] = Math.min(1, Math.abs(sum))
  }
}
