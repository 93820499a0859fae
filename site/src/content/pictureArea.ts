import {isRecord} from './normalise.ts'

/** A rectangle in pixels of the original, upright. */
export interface Area {
  left: number
  top: number
  width: number
  height: number
}

interface Size {
  width: number
  height: number
}

/**
 * The part of an image that readers see: what the editor's crop leaves, and of that, where a place
 * has a shape of its own, as much as fits around the hotspot.
 *
 * @param crop - unchecked; shares of the original cut off at each side
 * @param hotspot - unchecked; its middle in shares of the original, the middle of the crop if absent
 * @param aspectRatio - width by height of the place; without it the whole crop is shown
 * @see @sanity/image-url, whose arithmetic editors see in the Studio
 */
export function pictureArea(
  size: Size,
  crop: unknown,
  hotspot: unknown,
  aspectRatio?: number,
): Area {
  const left = edge(crop, 'left', size.width)
  const top = edge(crop, 'top', size.height)
  const kept = {
    left,
    top,
    width: size.width - left - edge(crop, 'right', size.width),
    height: size.height - top - edge(crop, 'bottom', size.height),
  }
  const whole = {left: 0, top: 0, ...size}
  const cropped = kept.width > 0 && kept.height > 0 ? kept : whole
  if (aspectRatio === undefined) return cropped

  const width = Math.min(cropped.width, Math.round(cropped.height * aspectRatio))
  const height = Math.min(cropped.height, Math.round(cropped.width / aspectRatio))
  const middleX = share(hotspot, 'x', size.width) ?? cropped.left + cropped.width / 2
  const middleY = share(hotspot, 'y', size.height) ?? cropped.top + cropped.height / 2
  return {
    left: within(middleX - width / 2, cropped.left, cropped.left + cropped.width - width),
    top: within(middleY - height / 2, cropped.top, cropped.top + cropped.height - height),
    width,
    height,
  }
}

function edge(crop: unknown, side: string, length: number): number {
  return Math.round(share(crop, side, length) ?? 0)
}

/** A share from 0 to 1 of a length; undefined if it is none. */
function share(record: unknown, name: string, length: number): number | undefined {
  const value = isRecord(record) ? record[name] : undefined
  return typeof value === 'number' && value >= 0 && value <= 1 ? value * length : undefined
}

function within(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, Math.round(value)))
}
