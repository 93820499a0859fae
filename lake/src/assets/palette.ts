/**
 * The palette of an image, as in Sanity's image metadata: a dominant colour and up to six named
 * swatches. Pixels are grouped by median cut; the names are given by the targets of Android's
 * Palette library (`Target.java`): lightness and saturation each swatch should come near to.
 */

interface Swatch {
  _type: 'sanity.imagePaletteSwatch'
  /** `#rrggbb`. */
  background: string
  /** Text colour that is readable on the background. */
  foreground: string
  title: string
  /** Share of the pixels, percent. */
  population: number
}

type SwatchName = 'vibrant' | 'darkVibrant' | 'lightVibrant' | 'muted' | 'darkMuted' | 'lightMuted'

export type Palette = {_type: 'sanity.imagePalette'; dominant: Swatch} & Partial<
  Record<SwatchName, Swatch>
>

interface Colour {
  red: number
  green: number
  blue: number
  pixels: number
}

interface Range {
  least: number
  target: number
  most: number
}

const lightness = {
  dark: {least: 0, target: 0.26, most: 0.45},
  normal: {least: 0.3, target: 0.5, most: 0.7},
  light: {least: 0.55, target: 0.74, most: 1},
}
const saturation = {
  vibrant: {least: 0.35, target: 1, most: 1},
  muted: {least: 0, target: 0.3, most: 0.4},
}
const targets: Record<SwatchName, {lightness: Range; saturation: Range}> = {
  vibrant: {lightness: lightness.normal, saturation: saturation.vibrant},
  lightVibrant: {lightness: lightness.light, saturation: saturation.vibrant},
  darkVibrant: {lightness: lightness.dark, saturation: saturation.vibrant},
  muted: {lightness: lightness.normal, saturation: saturation.muted},
  lightMuted: {lightness: lightness.light, saturation: saturation.muted},
  darkMuted: {lightness: lightness.dark, saturation: saturation.muted},
}
const weights = {saturation: 3, lightness: 6.5, population: 0.5}
const colourCount = 32
const opaqueFrom = 125

/**
 * @param pixels - RGBA, 8 bits per channel
 * @returns undefined for a fully transparent image
 */
export function paletteOf(pixels: Uint8Array): Palette | undefined {
  const colours = medianCut(opaquePixels(pixels))
  const total = colours.reduce((sum, colour) => sum + colour.pixels, 0)
  const dominant = colours.toSorted((a, b) => b.pixels - a.pixels)[0]
  if (dominant === undefined) return undefined
  const palette: Palette = {
    _type: 'sanity.imagePalette',
    dominant: swatchFromColour(dominant, total),
  }
  const taken = new Set<Colour>()
  for (const [name, target] of Object.entries(targets)) {
    const best = bestMatch(colours, target, {taken, dominantPixels: dominant.pixels})
    if (best === undefined) continue
    taken.add(best)
    palette[name as SwatchName] = swatchFromColour(best, total) // keys of the record above
  }
  return palette
}

function bestMatch(
  colours: readonly Colour[],
  target: {lightness: Range; saturation: Range},
  state: {taken: ReadonlySet<Colour>; dominantPixels: number},
): Colour | undefined {
  let best: {colour: Colour; score: number} | undefined
  for (const colour of colours) {
    const hsl = saturationAndLightness(colour)
    if (state.taken.has(colour)) continue
    if (!isWithin(hsl.saturation, target.saturation)) continue
    if (!isWithin(hsl.lightness, target.lightness)) continue
    const score =
      weights.saturation * (1 - Math.abs(hsl.saturation - target.saturation.target)) +
      weights.lightness * (1 - Math.abs(hsl.lightness - target.lightness.target)) +
      weights.population * (colour.pixels / state.dominantPixels)
    if (best === undefined || score > best.score) best = {colour, score}
  }
  return best?.colour
}

function isWithin(value: number, range: Range): boolean {
  return value >= range.least && value <= range.most
}

function opaquePixels(pixels: Uint8Array): [number, number, number][] {
  const colours: [number, number, number][] = []
  for (let offset = 0; offset + 3 < pixels.length; offset += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(offset, offset + 4)
    if (alpha >= opaqueFrom) colours.push([red, green, blue])
  }
  return colours
}

/** Splits the largest group of pixels along its widest channel, until there are enough groups. */
function medianCut(pixels: [number, number, number][]): Colour[] {
  const groups = pixels.length === 0 ? [] : [pixels]
  while (groups.length < colourCount) {
    const candidates = groups
      .map((group, index) => ({group, index, ...widestChannel(group)}))
      .filter(({width}) => width > 0)
    const widest = candidates.toSorted(
      (a, b) => b.width * b.group.length - a.width * a.group.length,
    )[0]
    if (widest === undefined) break
    const {group, channel, middle} = widest
    const low = group.filter((pixel) => (pixel[channel] ?? 0) <= middle)
    const high = group.filter((pixel) => (pixel[channel] ?? 0) > middle)
    groups.splice(widest.index, 1, low, high)
  }
  return groups.map(averageColour)
}

/** `middle` lies below the largest value of the channel, so that both halves have pixels. */
function widestChannel(group: readonly [number, number, number][]): {
  channel: 0 | 1 | 2
  width: number
  middle: number
} {
  let widest: {channel: 0 | 1 | 2; width: number; middle: number} = {
    channel: 0,
    width: 0,
    middle: 0,
  }
  for (const channel of [0, 1, 2] as const) {
    const values = group.map((pixel) => pixel[channel]).toSorted((a, b) => a - b)
    const least = values[0] ?? 0
    const most = values.at(-1) ?? 0
    const median = values[Math.floor(values.length / 2)] ?? 0
    if (most - least <= widest.width) continue
    widest = {channel, width: most - least, middle: Math.min(median, most - 1)}
  }
  return widest
}

function averageColour(group: readonly [number, number, number][]): Colour {
  const sum: [number, number, number] = [0, 0, 0]
  for (const pixel of group)
    for (const channel of [0, 1, 2] as const) sum[channel] += pixel[channel]
  const [red, green, blue] = sum
  const average = (value: number): number => Math.round(value / group.length)
  return {red: average(red), green: average(green), blue: average(blue), pixels: group.length}
}

function saturationAndLightness(colour: Colour): {saturation: number; lightness: number} {
  const channels = [colour.red / 255, colour.green / 255, colour.blue / 255]
  const most = Math.max(...channels)
  const least = Math.min(...channels)
  const middle = (most + least) / 2
  const spread = most - least
  const saturated = spread === 0 ? 0 : spread / (1 - Math.abs(2 * middle - 1))
  return {saturation: saturated, lightness: middle}
}

function swatchFromColour(colour: Colour, totalPixels: number): Swatch {
  const text = luminance(colour) > 0.179 ? '#000' : '#fff'
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: `#${[colour.red, colour.green, colour.blue]
      .map((value) => value.toString(16).padStart(2, '0'))
      .join('')}`,
    foreground: text,
    title: text,
    population: Math.round((colour.pixels / totalPixels) * 10_000) / 100,
  }
}

/** WCAG 2 relative luminance; at 0.179 black and white text have the same contrast. */
function luminance({red, green, blue}: Colour): number {
  const linear = (value: number): number => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
