import type {LiveQuery} from '../content/useLiveQuery.ts'

export interface Suggestions extends LiveQuery {
  /** What the suggested documents have in common, before their names. */
  label: string
}

interface PathEnds {
  from?: {_ref?: string}
  to?: {_ref?: string}
}

/** Published building blocks that fit a path as far as it is written, by field. */
export const pathSuggestions: Record<string, (path: PathEnds) => Suggestions | undefined> = {
  advantages: ({from}) =>
    from?._ref === undefined
      ? undefined
      : {
          label: 'Advantages of this background',
          query: `*[_type == "advantage" && $id in appliesTo[]._ref] | order(title asc)[0...12]{_id, title}`,
          params: {id: from._ref},
          listen: '_type == "advantage"',
          perspective: 'published',
        },
  roadmap: ({to}) =>
    to?._ref === undefined
      ? undefined
      : {
          label: 'Roadmaps to this career',
          query: `*[_type == "learningRoadmap" && target._ref == $id] | order(title asc)[0...6]{_id, title}`,
          params: {id: to._ref},
          listen: '_type == "learningRoadmap"',
          perspective: 'published',
        },
  authors: () => ({
    label: 'People who write here',
    query: `*[_type == "person"] | order(name asc)[0...6]{_id, "title": name}`,
    listen: '_type == "person"',
    perspective: 'published',
  }),
}
