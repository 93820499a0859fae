import type {PathFacts, PathRow} from './usePathFacts.ts'

/** Where the level that people bring comes from, in words. */
export function originText({origin}: PathRow, {from, titleOf}: PathFacts): string {
  const background = from.title ?? 'the background'
  switch (origin.kind) {
    case 'none':
      return `not listed for ${background}`
    case 'typical':
      return `typical of ${background}`
    case 'override':
      return `corrected here: ${origin.reason || 'no reason given yet'}`
    case 'transfer': {
      const {advantageTitle, fromSkillId, strength} = origin.transfer
      return `carried over by “${advantageTitle}”: ${strength} × ${titleOf(fromSkillId)}`
    }
  }
}
