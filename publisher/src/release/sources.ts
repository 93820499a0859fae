/** What a release is made from. Equal sources give equal releases. */
export interface Sources {
  /** Digest of the published documents, see `plan/datasetState.ts`. */
  datasetState: string
  /** Digest of what renders them, see `plan/codeDigest.ts`. */
  codeDigest: string
}

export function haveSameSources(one: Sources, other: Sources): boolean {
  return one.datasetState === other.datasetState && one.codeDigest === other.codeDigest
}
