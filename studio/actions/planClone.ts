import type {LearningRoadmap, TransitionPath} from '@crosswalk/schemas/generated/types'
import {generateKey} from '@crosswalk/schemas/rules/keys'

export interface CloneChoices {
  /** Id of the new background. */
  backgroundId: string
  /** Ids of the advantages that the clone keeps. */
  advantageIds: readonly string[]
  /** The clone gets a roadmap of its own, to be changed without changing the first path's. */
  copiesRoadmap: boolean
  /** Today, `2026-01-31`. */
  today: string
  newId: () => string
}

type Draft = Record<string, unknown> & {_id: string; _type: string}

/** What belongs to one path alone and would be wrong on another. */
const ownFields = new Set([
  '_rev',
  '_createdAt',
  '_updatedAt',
  '_originalId',
  '_system',
  'slug',
  'titleOverride',
  'stories',
  'salaryChange',
  'gapOverrides',
  'difficultyOverride',
  'order',
  'seo',
])

/**
 * Drafts for a path from another background: the path itself and, if wanted, its roadmap.
 *
 * Every `_key` is new, so the two documents can be merged and compared without mixing rows up; the
 * steps of a copied roadmap get keys of their own, since readers' progress is kept by them.
 */
export function planClone(
  path: TransitionPath,
  roadmap: LearningRoadmap | undefined,
  choices: CloneChoices,
): Draft[] {
  const {backgroundId, advantageIds, copiesRoadmap, today, newId} = choices
  const copy = copiesRoadmap && roadmap !== undefined ? copiedRoadmap(roadmap, today, newId) : []
  const [own] = copy
  const clone: Draft = {
    ...(withNewKeys(without(path, ownFields)) as object),
    _id: `drafts.${newId()}`,
    _type: 'transitionPath',
    from: {_type: 'reference', _ref: backgroundId},
    advantages: (path.advantages ?? [])
      .filter(({_ref}) => advantageIds.includes(_ref))
      .map(({_ref}) => ({_type: 'reference', _ref, _key: generateKey()})),
    review: {_type: 'review', lastReviewed: today, reviewCycleMonths: 12},
    ...(own && {
      roadmap: {
        _type: 'reference',
        _ref: own._id.slice('drafts.'.length),
        _weak: true,
        _strengthenOnPublish: {type: 'learningRoadmap'},
      },
    }),
  }
  return [clone, ...copy]
}

function copiedRoadmap(roadmap: LearningRoadmap, today: string, newId: () => string): Draft[] {
  const stepKeys = new Map(
    (roadmap.phases ?? [])
      .flatMap(({steps}) => steps ?? [])
      .flatMap(({key}) => (key === undefined ? [] : [[key, generateKey()] as const])),
  )
  const phases = (roadmap.phases ?? []).map((phase) => ({
    ...phase,
    key: generateKey(),
    steps: (phase.steps ?? []).map((step) => ({
      ...step,
      key: stepKeys.get(step.key ?? '') ?? generateKey(),
      ...(step.requires && {
        requires: step.requires.map((key) => stepKeys.get(key) ?? key),
      }),
    })),
  }))
  return [
    {
      ...(withNewKeys(without({...roadmap, phases}, ownFields)) as object),
      _id: `drafts.${newId()}`,
      _type: 'learningRoadmap',
      title: `${roadmap.title ?? 'Roadmap'} (copy)`,
      review: {_type: 'review', lastReviewed: today, reviewCycleMonths: 12},
    },
  ]
}

function without(document: object, names: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !names.has(name)))
}

/** Marks of text name their definition by its `_key`, so both change alike. */
function withNewKeys(value: unknown, keys = new Map<string, string>()): unknown {
  const fresh = (key: string) => {
    const known = keys.get(key) ?? generateKey()
    keys.set(key, known)
    return known
  }
  if (Array.isArray(value)) return value.map((item) => withNewKeys(item, keys))
  if (typeof value !== 'object' || value === null) return value
  const block = value as {_type?: string; markDefs?: {_key: string}[]}
  const ownKeys =
    block._type === 'block'
      ? new Map((block.markDefs ?? []).map(({_key}) => [_key, generateKey()]))
      : keys
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => {
      if (name === '_key' && typeof child === 'string') return [name, fresh(child)]
      if (name === 'marks' && Array.isArray(child)) {
        return [name, child.map((mark) => keys.get(mark) ?? mark)]
      }
      return [name, withNewKeys(child, ownKeys)]
    }),
  )
}
