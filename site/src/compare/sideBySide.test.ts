import {expect, test} from 'vitest'
import type {CompareItem} from './compareItem.ts'
import {sideBySide} from './sideBySide.ts'

function item(title: string, more: Partial<CompareItem> = {}): CompareItem {
  return {key: title, id: title, title, summary: '', facts: [], skills: [], ...more}
}

const titles = ['Discovery', 'Metrics', 'SQL', 'Writing']

test('a skill that all ask for comes first, then what counts most', () => {
  const one = item('One', {
    skills: [
      [2, 5, 3],
      [0, 1, 2],
    ],
  })
  const other = item('Other', {
    skills: [
      [0, 2, 3],
      [3, 4, 1],
    ],
  })

  const {skills, sharedCount} = sideBySide([one, other], titles)

  expect(sharedCount).toBe(1)
  expect(skills).toEqual([
    {
      title: 'Discovery',
      cells: [
        {importance: 1, need: 2, have: null},
        {importance: 2, need: 3, have: null},
      ],
    },
    {title: 'SQL', cells: [{importance: 5, need: 3, have: null}, null]},
    {title: 'Writing', cells: [null, {importance: 4, need: 1, have: null}]},
  ])
})

test('facts stand in one row by their label, and what one lacks is left open', () => {
  const one = item('One', {
    facts: [
      ['Pay', '1', 'BLS'],
      ['Degree', 'Usual'],
    ],
  })
  const other = item('Other', {
    facts: [
      ['Degree', 'Not usual'],
      ['Licence', 'Required'],
    ],
  })

  expect(sideBySide([one, other], titles).facts).toEqual([
    {label: 'Pay', cells: [{value: '1', note: 'BLS'}, null]},
    {
      label: 'Degree',
      cells: [
        {value: 'Usual', note: null},
        {value: 'Not usual', note: null},
      ],
    },
    {label: 'Licence', cells: [null, {value: 'Required', note: null}]},
  ])
})

test('coverage has a direction, and only careers have it', () => {
  const senior = item('Senior', {
    skills: [
      [0, 5, 4],
      [1, 3, 3],
    ],
  })
  const junior = item('Junior', {
    skills: [
      [0, 5, 3],
      [2, 2, 1],
    ],
  })
  const path = item('Path', {skills: [[0, 5, 3, 1]]})

  expect(sideBySide([senior, junior, path], titles).coverage).toEqual([
    {from: 'Senior', to: 'Junior', counts: {have: 1, close: 1, learn: 0}},
    {from: 'Junior', to: 'Senior', counts: {have: 0, close: 1, learn: 1}},
  ])
})
