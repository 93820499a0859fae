/** Runs `action` on every item, at most `limit` at a time; rejects with the first failure. */
export async function forEachConcurrently<Item>(
  items: Iterable<Item>,
  limit: number,
  action: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]()
  const worker = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await action(next.value)
  }
  await Promise.all(Array.from({length: limit}, worker))
}
