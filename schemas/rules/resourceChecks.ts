interface ResourceLike {
  cost?: string
  price?: unknown
}

/** A warning: readers plan with money as well as time. */
export function checkPriceGiven(resource: ResourceLike | undefined) {
  if (resource?.cost !== 'paid' || resource.price !== undefined) return true
  return [{message: 'Look up the price, so that readers can plan with it.', path: ['price']}]
}
