import {LakeError} from '../errors.ts'

/**
 * The image transformations of the URL API, decided without touching pixels.
 *
 * Order: rect → orientation, flip → resize and crop → effects → encode.
 *
 * @see content-lake API reference 11.4; https://www.sanity.io/docs/apis-and-sdks/image-urls
 */
export interface ImagePlan {
  /** Part of the source, in its pixels. */
  rect: Area | undefined
  rotateDegrees: 0 | 90 | 180 | 270
  flipHorizontally: boolean
  flipVertically: boolean
  /** Size that the whole picture is scaled to. */
  scaled: Size
  /** What is kept of the scaled picture; undefined = all of it. */
  crop: Area | 'entropy' | undefined
  /** Size of the result; larger than the scaled picture when that is padded. */
  output: Size
  /** CSS colour behind transparent and padded parts; undefined = transparent, or white in JPEG. */
  background: string | undefined
  blurSigma: number | undefined
  greyscale: boolean
  encoding: Encoding
}

export interface Size {
  width: number
  height: number
}

export interface Area extends Size {
  left: number
  top: number
}

export interface Encoding {
  format: OutputFormat
  isProgressive: boolean
  /** 0–100. */
  quality: number
}

export type OutputFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif'

const largestOutputSide = 8192

const fits = ['clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale'] as const
type Fit = (typeof fits)[number]

/** Parameters that do not change the picture. */
const deliveryParameters = new Set(['dl', 'dlRaw'])

const pictureParameters = new Set([
  'w',
  'h',
  'rect',
  'fit',
  'crop',
  'fp-x',
  'fp-y',
  'fm',
  'auto',
  'q',
  'dpr',
  'bg',
  'blur',
  'sat',
  'flip',
  'or',
])

/** True when the URL asks for anything but the original bytes. */
export function hasTransformation(query: URLSearchParams): boolean {
  return !query.has('dlRaw') && [...query.keys()].some((name) => !deliveryParameters.has(name))
}

/**
 * @param source - size after EXIF orientation, and the format the original has
 * @param accept - the Accept header, for `auto=format`
 * @throws LakeError `badRequest` naming a parameter that is unknown, unsupported or out of range
 */
export function planImage(
  query: URLSearchParams,
  source: Size & {format: OutputFormat},
  accept: string,
): ImagePlan {
  for (const name of query.keys()) {
    if (pictureParameters.has(name) || deliveryParameters.has(name)) continue
    throw new LakeError('badRequest', {
      message: `The image parameter "${name}" is not supported by this lake.`,
    })
  }
  const rect = parseRect(query, source)
  const rotateDegrees = oneOf(query, 'or', ['0', '90', '180', '270'] as const, '0')
  const flip = oneOf(query, 'flip', ['', 'h', 'v', 'hv', 'vh'] as const, '')
  const picture = orientedSize(rect ?? source, rotateDegrees === '90' || rotateDegrees === '270')
  return {
    rect,
    rotateDegrees: Number(rotateDegrees) as ImagePlan['rotateDegrees'], // one of the four above
    flipHorizontally: flip.includes('h'),
    flipVertically: flip.includes('v'),
    ...planSize(query, picture),
    background: parseBackground(query),
    blurSigma: parseBlur(query),
    greyscale: oneOf(query, 'sat', ['0', '-100'] as const, '0') === '-100',
    encoding: planEncoding(query, source.format, accept),
  }
}

function orientedSize({width, height}: Size, isTurned: boolean): Size {
  return isTurned ? {width: height, height: width} : {width, height}
}

function planSize(
  query: URLSearchParams,
  picture: Size,
): Pick<ImagePlan, 'scaled' | 'crop' | 'output'> {
  const dpr = numberBetween(query, 'dpr', 1, 3) ?? 1
  const width = pixels(query, 'w', dpr)
  const height = pixels(query, 'h', dpr)
  const fit = oneOf(query, 'fit', fits, 'clip')
  if (width === undefined && height === undefined) {
    const scaled = scaledBy(picture, Math.min(1, largestOutputSide / longerSide(picture)))
    return {scaled, crop: undefined, output: scaled}
  }
  const box = {
    width: width ?? Math.max(1, Math.round(((height ?? 1) * picture.width) / picture.height)),
    height: height ?? Math.max(1, Math.round(((width ?? 1) * picture.height) / picture.width)),
  }
  const sized = sizers[fit](picture, box, {hasBoth: width !== undefined && height !== undefined})
  if (longerSide(sized.output) > largestOutputSide) throw tooLarge(sized.output)
  const {scaled, output} = sized
  return {scaled, output, crop: sized.isCropped ? cropWindow(query, sized) : undefined}
}

interface Sized {
  scaled: Size
  /** True when the scaled picture is larger than the output. */
  isCropped: boolean
  output: Size
}

const sizers: Record<Fit, (picture: Size, box: Size, given: {hasBoth: boolean}) => Sized> = {
  clip: (picture, box) => whole(scaledBy(picture, insideRatio(picture, box))),
  max: (picture, box) => whole(scaledBy(picture, Math.min(1, insideRatio(picture, box)))),
  scale: (picture, box, {hasBoth}) =>
    whole(hasBoth ? box : scaledBy(picture, insideRatio(picture, box))),
  fill: (picture, box) => ({
    scaled: scaledBy(picture, insideRatio(picture, box)),
    isCropped: false,
    output: box,
  }),
  fillmax: (picture, box) => ({
    scaled: scaledBy(picture, Math.min(1, insideRatio(picture, box))),
    isCropped: false,
    output: box,
  }),
  crop: (picture, box) => covering(picture, box),
  // The box keeps its ratio and shrinks until the picture can fill it without being enlarged.
  min: (picture, box) =>
    covering(
      picture,
      scaledBy(box, Math.min(1, picture.width / box.width, picture.height / box.height)),
    ),
}

function whole(size: Size): Sized {
  return {scaled: size, isCropped: false, output: size}
}

function covering(picture: Size, box: Size): Sized {
  const ratio = Math.max(box.width / picture.width, box.height / picture.height)
  const scaled = {
    width: Math.max(box.width, Math.round(picture.width * ratio)),
    height: Math.max(box.height, Math.round(picture.height * ratio)),
  }
  const isCropped = scaled.width > box.width || scaled.height > box.height
  return {scaled, isCropped, output: box}
}

function insideRatio(picture: Size, box: Size): number {
  return Math.min(box.width / picture.width, box.height / picture.height)
}

function scaledBy({width, height}: Size, ratio: number): Size {
  return {
    width: Math.max(1, Math.round(width * ratio)),
    height: Math.max(1, Math.round(height * ratio)),
  }
}

function longerSide({width, height}: Size): number {
  return Math.max(width, height)
}

/** Where the kept part lies: a side, the focal point, or the busiest part. Default: the middle. */
function cropWindow(query: URLSearchParams, {scaled, output}: Sized): Area | 'entropy' {
  const words = (query.get('crop') ?? 'center').split(',')
  const known = ['top', 'bottom', 'left', 'right', 'center', 'focalpoint', 'entropy']
  const unknown = words.find((word) => !known.includes(word))
  if (unknown !== undefined) throw invalid('crop', unknown, `one of ${known.join(', ')}`)
  if (words.includes('entropy')) return 'entropy'
  const focal = {
    x: numberBetween(query, 'fp-x', 0, 1) ?? 0.5,
    y: numberBetween(query, 'fp-y', 0, 1) ?? 0.5,
  }
  const isFocal = words.includes('focalpoint') || (!query.has('crop') && query.has('fp-x'))
  const centre = {
    x: words.includes('left') ? 0 : words.includes('right') ? 1 : isFocal ? focal.x : 0.5,
    y: words.includes('top') ? 0 : words.includes('bottom') ? 1 : isFocal ? focal.y : 0.5,
  }
  const start = (share: number, all: number, kept: number): number =>
    Math.round(Math.min(Math.max(share * all - kept / 2, 0), all - kept))
  return {
    ...output,
    left: start(centre.x, scaled.width, output.width),
    top: start(centre.y, scaled.height, output.height),
  }
}

/** A part that lies outside of the picture is cut off; one that has no pixel in it is refused. */
function parseRect(query: URLSearchParams, source: Size): Area | undefined {
  const text = query.get('rect')
  if (text === null) return undefined
  const numbers = text.split(',').map(Number)
  const [left = Number.NaN, top = Number.NaN, width = Number.NaN, height = Number.NaN] = numbers
  const isValid =
    numbers.length === 4 && numbers.every((number) => Number.isInteger(number) && number >= 0)
  const kept = {
    left,
    top,
    width: Math.min(width, source.width - left),
    height: Math.min(height, source.height - top),
  }
  if (isValid && kept.width > 0 && kept.height > 0) return kept
  throw invalid(
    'rect',
    text,
    `left,top,width,height in pixels inside of ${source.width}×${source.height}`,
  )
}

function parseBackground(query: URLSearchParams): string | undefined {
  const text = query.get('bg')
  if (text === null) return undefined
  if (!/^([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) {
    throw invalid('bg', text, 'a colour of 3, 6 or 8 hex digits')
  }
  // Eight digits are alpha first, as in the hosted API.
  return text.length === 8 ? `#${text.slice(2)}${text.slice(0, 2)}` : `#${text}`
}

/** The hosted scale ends at 2000; its unit is not documented. A tenth as sigma looks the same. */
function parseBlur(query: URLSearchParams): number | undefined {
  const blur = numberBetween(query, 'blur', 0, 2000)
  return blur === undefined || blur === 0 ? undefined : Math.max(0.3, blur / 10)
}

function planEncoding(query: URLSearchParams, source: OutputFormat, accept: string): Encoding {
  const format = oneOf(query, 'fm', ['', 'jpg', 'pjpg', 'png', 'webp'] as const, '')
  const isAuto = oneOf(query, 'auto', ['', 'format'] as const, '') === 'format'
  const quality = numberBetween(query, 'q', 0, 100) ?? 75
  const named = {'': source, jpg: 'jpeg', pjpg: 'jpeg', png: 'png', webp: 'webp'} as const
  if (isAuto && format === '') {
    return {format: acceptedFormat(accept, source), isProgressive: false, quality}
  }
  return {format: named[format], isProgressive: format === 'pjpg', quality}
}

/** AVIF cannot carry the frames of a GIF here, so animations prefer WebP. */
function acceptedFormat(accept: string, source: OutputFormat): OutputFormat {
  if (source !== 'gif' && accept.includes('image/avif')) return 'avif'
  if (accept.includes('image/webp')) return 'webp'
  return source === 'avif' ? 'jpeg' : source
}

function pixels(query: URLSearchParams, name: string, dpr: number): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const value = Math.round(Number(text) * dpr)
  if (/^\d+(\.\d+)?$/.test(text) && value >= 1 && value <= largestOutputSide) return value
  throw invalid(
    name,
    text,
    `a number of pixels that gives 1 to ${largestOutputSide} after multiplication by dpr`,
  )
}

function numberBetween(
  query: URLSearchParams,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const value = Number(text)
  if (/^-?\d+(\.\d+)?$/.test(text) && value >= least && value <= most) return value
  throw invalid(name, text, `a number from ${least} to ${most}`)
}

function oneOf<Value extends string>(
  query: URLSearchParams,
  name: string,
  allowed: readonly Value[],
  absent: Value,
): Value {
  const text = query.get(name)
  if (text === null) return absent
  const found = allowed.find((value) => value === text && value !== '')
  if (found !== undefined) return found
  throw invalid(name, text, `one of ${allowed.filter((value) => value !== '').join(', ')}`)
}

function tooLarge({width, height}: Size): LakeError {
  return new LakeError('badRequest', {
    message: `The image would be ${width}×${height} pixels; a side may have at most ${largestOutputSide}.`,
  })
}

function invalid(name: string, value: string, expected: string): LakeError {
  return new LakeError('badRequest', {
    message: `The image parameter "${name}" has the value "${value}", but must be ${expected}.`,
  })
}
