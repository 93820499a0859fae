import sharp, {type Sharp} from 'sharp'
import type {Encoding, ImagePlan, OutputFormat} from './imagePlan.ts'
import {decoding} from './inspectImage.ts'

/** Carries a plan out. Throws sharp's errors, which mean that the stored file is damaged. */
export async function renderImage(bytes: Uint8Array, plan: ImagePlan): Promise<Buffer> {
  const isAnimated = await canStayAnimated(bytes, plan)
  const turned = await turn(sharp(bytes, {...decoding, animated: isAnimated}), plan)
  const sized = resize(turned, plan)
  return encode(applyEffects(sized, plan), plan.encoding).toBuffer()
}

/** Frames survive scaling into a format that has frames; every other step shows the first one. */
async function canStayAnimated(bytes: Uint8Array, plan: ImagePlan): Promise<boolean> {
  if (plan.encoding.format !== 'gif' && plan.encoding.format !== 'webp') return false
  if (plan.rect !== undefined || plan.crop !== undefined || plan.rotateDegrees !== 0) return false
  if (plan.flipVertically || isPadded(plan)) return false
  const {pages = 1} = await sharp(bytes, decoding).metadata()
  return pages > 1
}

/**
 * EXIF orientation, then the rect, then the requested rotation and flips. The last two go through
 * a raw copy: sharp has one fixed order of steps per pipeline, and flips before it rotates.
 */
async function turn(image: Sharp, plan: ImagePlan): Promise<Sharp> {
  const upright = image.autoOrient()
  const cut = plan.rect === undefined ? upright : upright.extract(plan.rect)
  const {rotateDegrees, flipHorizontally, flipVertically} = plan
  if (rotateDegrees === 0 && !flipHorizontally && !flipVertically) return cut
  const rotated = await rawCopy((await rawCopy(cut)).rotate(rotateDegrees))
  return rotated.flip(flipVertically).flop(flipHorizontally)
}

async function rawCopy(image: Sharp): Promise<Sharp> {
  const {data, info} = await image.raw().toBuffer({resolveWithObject: true})
  const {width, height, channels} = info
  return sharp(data, {raw: {width, height, channels}})
}

function resize(image: Sharp, plan: ImagePlan): Sharp {
  const {scaled, crop, output} = plan
  if (crop === 'entropy') {
    return image.resize(output.width, output.height, {
      fit: 'cover',
      position: sharp.strategy.entropy,
    })
  }
  const resized = image.resize(scaled.width, scaled.height, {fit: 'fill'})
  if (crop !== undefined) return resized.extract(crop)
  return isPadded(plan) ? pad(resized, plan) : resized
}

function isPadded({scaled, output}: ImagePlan): boolean {
  return output.width > scaled.width || output.height > scaled.height
}

function pad(image: Sharp, {scaled, output, background}: ImagePlan): Sharp {
  const left = Math.floor((output.width - scaled.width) / 2)
  const top = Math.floor((output.height - scaled.height) / 2)
  return image.extend({
    left,
    top,
    right: output.width - scaled.width - left,
    bottom: output.height - scaled.height - top,
    background: background ?? {r: 255, g: 255, b: 255, alpha: 0},
  })
}

function applyEffects(image: Sharp, plan: ImagePlan): Sharp {
  let result = image.toColourspace('srgb')
  if (plan.blurSigma !== undefined) result = result.blur(plan.blurSigma)
  if (plan.greyscale) result = result.greyscale()
  if (plan.background !== undefined) return result.flatten({background: plan.background})
  return plan.encoding.format === 'jpeg' ? result.flatten({background: '#ffffff'}) : result
}

const encoders: Record<OutputFormat, (image: Sharp, encoding: Encoding) => Sharp> = {
  jpeg: (image, {quality, isProgressive}) =>
    image.jpeg({quality: Math.max(1, quality), progressive: isProgressive}),
  png: (image) => image.png(),
  webp: (image, {quality}) => image.webp({quality: Math.max(1, quality), effort: 3}),
  // Higher efforts take seconds per megapixel and save a few percent.
  avif: (image, {quality}) => image.avif({quality: Math.max(1, quality), effort: 2}),
  gif: (image) => image.gif(),
}

function encode(image: Sharp, encoding: Encoding): Sharp {
  return encoders[encoding.format](image, encoding)
}
