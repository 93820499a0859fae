import {expect, test} from 'vitest'
import {together} from './compareFiles.ts'
import type {CompareData, CompareItem} from './compareItem.ts'

function item(key: string, skills: CompareItem['skills']): CompareItem {
  return {key, id: key, title: key, summary: '', facts: [], skills}
}

const design: CompareData = {
  career: item('design', [
    [0, 5, 3],
    [1, 2, 1],
  ]),
  paths: [item('to-design', [[1, 2, 1, 0]])],
  ways: [
    {from: 'law', to: 'design', legs: [], time: '6 months'},
    {from: 'cook', to: 'design', legs: [], time: '9 months'},
  ],
  skills: [
    ['skill-draw', 'Drawing'],
    ['skill-write', 'Writing'],
  ],
}
const law: CompareData = {
  career: item('law', [
    [0, 4, 4],
    [1, 1, 2],
  ]),
  paths: [],
  ways: [],
  skills: [
    ['skill-write', 'Writing'],
    ['skill-argue', 'Arguing'],
  ],
}

test('a skill has one number in the data of all careers', () => {
  const {items, skills} = together(['law', 'to-design'], [law, design])

  const named = items.map(({key, skills: own}) => [key, ...own.map(([at]) => skills[at])])
  expect(named).toEqual([
    ['law', 'Writing', 'Arguing'],
    ['to-design', 'Writing'],
  ])
  expect(items[1]?.skills[0]?.slice(1)).toEqual([2, 1, 0])
})

test('only ways between what is compared are shown', () => {
  expect(together(['design', 'law'], [design, law]).ways).toEqual([design.ways[0]])
  expect(together(['design', 'to-design'], [design]).ways).toEqual([])
})

test('what the data does not hold is left out', () => {
  expect(together(['design', 'gone'], [design]).items.map(({key}) => key)).toEqual(['design'])
})
