import readExif, {type Exif} from 'exif-reader'

export interface ExifMetadata {
  _type: 'sanity.imageExifMetadata'
  /** Texts, finite numbers and lists of them; times as ISO 8601. */
  [tag: string]: unknown
}

export interface Geopoint {
  _type: 'geopoint'
  lat: number
  lng: number
  /** Metres above sea level. */
  alt?: number
}

/**
 * What a camera wrote into a picture. Damaged EXIF is no reason to refuse the picture: it gives
 * nothing.
 *
 * @param block - the EXIF block of the file, if it has one
 */
export function parseExif(block: Buffer | undefined): {exif?: ExifMetadata; location?: Geopoint} {
  const tags = block && readOrNothing(block)
  if (!tags) return {}
  const location = locationOf(tags.GPSInfo)
  return {
    ...(tags.Photo && {exif: {_type: 'sanity.imageExifMetadata', ...plainTags(tags.Photo)}}),
    ...(location && {location}),
  }
}

function readOrNothing(block: Buffer): Exif | undefined {
  try {
    return readExif(block)
  } catch (error) {
    // The reader throws plain errors and RangeErrors for blocks that are cut short or contradict themselves.
    if (error instanceof Error) return undefined
    throw error
  }
}

function plainTags(tags: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tags)
      .map(([name, value]) => [name, plainValue(value)] as const)
      .filter(([, value]) => value !== undefined),
  )
}

/** Undefined for binary values, such as a maker's own notes. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'string') return value.replaceAll('\0', '').trim() || undefined
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  }
  if (!Array.isArray(value) || Buffer.isBuffer(value)) return undefined
  const items = value.map(plainValue)
  return items.includes(undefined) ? undefined : items
}

function locationOf(gps: Exif['GPSInfo']): Geopoint | undefined {
  const lat = degrees(gps?.GPSLatitude, gps?.GPSLatitudeRef === 'S')
  const lng = degrees(gps?.GPSLongitude, gps?.GPSLongitudeRef === 'W')
  if (lat === undefined || lng === undefined || Math.abs(lat) > 90 || Math.abs(lng) > 180) {
    return undefined
  }
  const altitude = gps?.GPSAltitude
  const hasAltitude = typeof altitude === 'number' && Number.isFinite(altitude)
  return {_type: 'geopoint', lat, lng, ...(hasAltitude && {alt: altitude})}
}

/** Degrees, minutes, seconds as one number; negative in the south and west. */
function degrees(parts: unknown, isNegative: boolean): number | undefined {
  if (!Array.isArray(parts) || parts.length !== 3) return undefined
  const [whole, minutes, seconds] = parts.map(Number)
  const value = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600
  if (!Number.isFinite(value)) return undefined
  return isNegative ? -value : value
}
