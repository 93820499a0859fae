import type {LearningRoadmap, TransitionPath} from '@crosswalk/schemas/generated/types'
import {expect, test} from 'vitest'
import {planClone} from './planClone.ts'

const ref = (id: string, rest = {}) => ({_type: 'reference', _ref: id, ...rest})
const path = {
  _id: 'path',
  _type: 'transitionPath',
  _rev: 'r1',
  slug: {_type: 'slug', current: 'a-to-b'},
  titleOverride: 'By hand',
  from: ref('a'),
  to: ref('b'),
  roadmap: ref('roadmap'),
  advantages: [ref('adv-1', {_key: 'k1'}), ref('adv-2', {_key: 'k2'})],
  intro: [
    {
      _key: 'block',
      _type: 'block',
      children: [{_key: 'span', _type: 'span', text: 'word', marks: ['m1', 'strong']}],
      markDefs: [{_key: 'm1', _type: 'link', href: 'https://example.org'}],
    },
  ],
  stories: [{_key: 's'}],
} as unknown as TransitionPath
const roadmap = {
  _id: 'roadmap',
  _type: 'learningRoadmap',
  title: 'Plan',
  slug: {current: 'plan'},
  phases: [
    {
      _key: 'p',
      key: 'phase-key',
      steps: [
        {_key: 's1', key: 'one'},
        {_key: 's2', key: 'two', requires: ['one']},
      ],
    },
  ],
} as unknown as LearningRoadmap

let id = 0
const choices = {
  backgroundId: 'c',
  advantageIds: ['adv-2'],
  today: '2026-01-31',
  newId: () => `id-${++id}`,
}

test('a clone shares the roadmap unless a copy is wanted, and leaves behind what is particular', () => {
  const [clone, ...others] = planClone(path, roadmap, {...choices, copiesRoadmap: false})

  expect(others).toEqual([])
  expect(clone).toMatchObject({from: {_ref: 'c'}, to: {_ref: 'b'}, roadmap: {_ref: 'roadmap'}})
  expect(clone?.advantages).toMatchObject([{_ref: 'adv-2'}])
  for (const field of ['slug', 'titleOverride', 'stories', '_rev']) {
    expect(clone).not.toHaveProperty(field)
  }
})

test('rows get keys of their own, and marks follow their definitions', () => {
  const [clone] = planClone(path, roadmap, {...choices, copiesRoadmap: false})
  // biome-ignore lint/suspicious/noExplicitAny: the block is reached into, not modelled again
  const [block] = (clone?.intro ?? []) as any[]

  expect(block._key).not.toBe('block')
  expect(block.markDefs[0]._key).not.toBe('m1')
  expect(block.children[0].marks).toEqual([block.markDefs[0]._key, 'strong'])
})

test('a copied roadmap is a draft of its own with new step keys and the same order', () => {
  const [clone, copy] = planClone(path, roadmap, {...choices, copiesRoadmap: true})
  // biome-ignore lint/suspicious/noExplicitAny: the phase is reached into, not modelled again
  const [phase] = (copy?.phases ?? []) as any[]

  expect(clone?.roadmap).toMatchObject({_ref: copy?._id.slice('drafts.'.length)})
  expect(copy).not.toHaveProperty('slug')
  expect(phase.key).not.toBe('phase-key')
  expect(phase.steps[0].key).not.toBe('one')
  expect(phase.steps[1].requires).toEqual([phase.steps[0].key])
})
