interface ResourceLike {
  cost?: string
  price?: unknown
}

/**
 * A note, no warning: readers plan with money as well as time, but a price that nobody looked up
 * is worse than none, and the model does not ask for one.
 */
export function checkPriceGiven(resource: ResourceLike | undefined) {
  if (resource?.cost !== 'paid' || resource.price !== undefined) return true
  return [{message: 'Look up the price, so that readers can plan with it.', path: ['price']}]
}
