/** What a publication needs of the form and of the lake. */
export interface Desk<Draft extends {_rev: string}> {
  /** Settles when everything typed is in the lake. */
  stored: () => Promise<unknown>
  /** As the lake has them. */
  read: () => Promise<{draft: Draft | null; publishedRevision: string | null}>
  /** What keeps this draft from being published, in words. */
  problems: (draft: Draft) => Promise<string[]>
  /**
   * Publishes this draft unless it is at another revision.
   *
   * @returns false if somebody typed before the lake had answered
   */
  publish: (draft: Draft) => Promise<boolean>
}

/**
 * Publishes everything that is typed: what is checked is what goes live, and a draft that changes in
 * between is checked again.
 *
 * @returns what kept the draft from being published; empty if it is published
 * @throws what `publish` throws of a draft that nobody changed
 */
export async function publishStored<Draft extends {_rev: string}>(
  desk: Desk<Draft>,
): Promise<string[]> {
  await desk.stored()
  const first = await desk.read()
  let {draft, publishedRevision} = first
  while (draft !== null) {
    const problems = await desk.problems(draft)
    let refusal: unknown
    if (problems.length === 0) {
      try {
        if (await desk.publish(draft)) return []
      } catch (error) {
        refusal = error
      }
    }
    await desk.stored()
    const latest = await desk.read()
    if (latest.draft?._rev === draft._rev) {
      if (problems.length > 0) return problems
      if (refusal !== undefined) throw refusal
    }
    ;({draft, publishedRevision} = latest)
  }
  // A publication that nobody waited for any more may have succeeded all the same.
  const isPublished = publishedRevision !== null && publishedRevision !== first.publishedRevision
  return isPublished ? [] : ['The draft is gone: somebody discarded or deleted it meanwhile.']
}
