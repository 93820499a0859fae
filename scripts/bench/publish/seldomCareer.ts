import type {SanityClient} from '@sanity/client'

interface Row {
  _id: string
  _type: string
}

interface CareerRow extends Row {
  title: string
  slug: {current: string}
}

export const seldomCareer = {title: 'Lighthouse Keeper', slug: 'lighthouse-keeper'}

/**
 * Publishes a career that is named on few pages, since over many paths the generated dataset has
 * none: one that people only leave, once more, with its advantages and the first of its paths, under
 * a name of its own. Each destination names it, as a background from which it can be reached.
 */
export async function addSeldomCareer(client: SanityClient): Promise<void> {
  const [career] = await client.fetch<CareerRow[]>(
    `*[_type == "career" && !(_id in *[_type == "transitionPath"].to._ref)] | order(_id asc)[0...1]`,
  )
  if (career === undefined) throw new Error('Every career of the dataset is a destination.')
  const others = await client.fetch<Row[]>(
    `[
      ...*[_type == "advantage" && $id in appliesTo[]._ref],
      ...*[_type == "transitionPath" && from._ref == $id] | order(_id asc)[0...1]
    ]`,
    {id: career._id},
  )
  const originals: Row[] = [career, ...others]
  const ids = new Map(originals.map(({_id}) => [_id, `seldom-${_id}`]))
  const renamed = (text: string) =>
    ids.get(text) ??
    text
      .replaceAll(career.title, seldomCareer.title)
      .replaceAll(career.slug.current, seldomCareer.slug)
  const transaction = client.transaction()
  for (const original of originals) transaction.create(copyOf(original, renamed))
  await transaction.commit({visibility: 'async'})
}

function copyOf(original: Row, renamed: (text: string) => string): Row {
  const {_rev, _createdAt, _updatedAt, ...copy} = JSON.parse(
    JSON.stringify(original),
    (_, value) => (typeof value === 'string' ? renamed(value) : value),
  )
  return copy
}
