import {nearestPairs} from '@crosswalk/schemas/rules/text/nearestPairs'
import {shinglesOf, shingleWords} from '@crosswalk/schemas/rules/text/shingles'
import {documentTexts} from './documentTexts.ts'
import type {AnyDocument, Finding} from './finding.ts'

/** Above this, a reader who swaps the names of two guides would not notice. */
export const maxSimilarity = 0.5

export interface NearestPaths {
  /** The pair of paths whose texts are nearest to each other; undefined if no two share a phrase. */
  pair?: {one: string; other: string; jaccard: number}
  /** Pairs below this may have been overlooked; 0 for all but very large libraries. */
  completeFrom: number
}

export function similarPathFindings(documents: readonly AnyDocument[]): {
  findings: Finding[]
  nearest: NearestPaths
} {
  const paths = documents.filter(({_type}) => _type === 'transitionPath')
  const sets = paths.map((path) => shinglesOf(documentTexts(path).map(({text}) => text)))
  const {above, nearest, completeFrom} = nearestPairs(sets, {limit: maxSimilarity})
  const idOf = (place: number) => paths[place]?._id ?? ''
  return {
    findings: above.map(({one, other, jaccard}) => ({
      documentId: idOf(other),
      documentType: 'transitionPath',
      field: '',
      rule: 'near-duplicate',
      level: 'error',
      message: `This path shares ${Math.round(100 * jaccard)} % of its runs of ${shingleWords} words with ${idOf(one)}; ${Math.round(100 * maxSimilarity)} % is the limit. Write what is particular to this background.`,
    })),
    nearest: {
      completeFrom,
      ...(nearest && {
        pair: {one: idOf(nearest.one), other: idOf(nearest.other), jaccard: nearest.jaccard},
      }),
    },
  }
}
