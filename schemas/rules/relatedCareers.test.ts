import {expect, test} from 'vitest'
import {type CareerProfile, relatedCareers} from './relatedCareers.ts'

function career(
  id: string,
  ...needs: [skillId: string, importance: number, level: number][]
): CareerProfile {
  return {
    id,
    title: id,
    needs: needs.map(([skillId, importance, level]) => ({
      skillId,
      title: skillId,
      importance,
      level,
    })),
  }
}

const levels = [
  {skillId: 'sql', level: 3},
  {skillId: 'talks', level: 2},
]

test('the nearest comes first and strangers are left out', () => {
  const others = [
    career('far', ['law', 5, 4]),
    career('half', ['sql', 5, 3], ['law', 5, 3]),
    career('near', ['sql', 5, 3], ['talks', 2, 3]),
  ]

  const related = relatedCareers(levels, others, {limit: 5})
  expect(related.map(({career: {id}, isPinned}) => [id, isPinned])).toEqual([
    ['near', false],
    ['half', false],
  ])
  expect(related.map(({readiness}) => readiness)).toEqual([1 - 2 / 21, 0.5])
})

test('pins come first, in their order, however far, and are not repeated', () => {
  const others = [career('far', ['law', 5, 4]), career('near', ['sql', 5, 3])]

  const ids = relatedCareers(levels, others, {
    pinnedIds: ['far', 'gone', 'near', 'far'],
    limit: 5,
  }).map((item) => item.career.id)
  expect(ids).toEqual(['far', 'near'])
})

test('more skill in one thing does not make up for another, and the relation has a direction', () => {
  const lead = career('lead', ['sql', 5, 4], ['people', 5, 4])
  const junior = career('junior', ['sql', 5, 2])
  const levelsOf = ({needs}: CareerProfile) => needs

  expect(relatedCareers(levelsOf(lead), [junior], {limit: 5})[0]?.readiness).toBe(1)
  expect(relatedCareers(levelsOf(junior), [lead], {limit: 5})[0]?.readiness).toBe(0.25)
})

test('equals are ordered by title and the list ends at its limit', () => {
  const others = ['c', 'a', 'b'].map((id) => career(id, ['sql', 1, 3]))

  expect(relatedCareers(levels, others, {limit: 2}).map(({career: {id}}) => id)).toEqual(['a', 'b'])
  expect(relatedCareers(levels, [career('empty')], {limit: 2})).toEqual([])
})
