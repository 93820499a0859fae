import {describe, expect, test} from 'vitest'
import {chooseSkillQuestions} from './chooseSkillQuestions.ts'
import type {PackCareer} from './pack.ts'
import {career, examplePack} from './testing/examplePack.ts'

const nothing = {target: null, specialisation: null, roles: []}

function target(id: string, ...needs: [string, number, number][]): PackCareer {
  return {
    ...career(id, id),
    isTarget: true,
    needs: needs.map(([skillId, importance, level]) => ({
      skillId,
      title: skillId,
      importance,
      level,
    })),
  }
}

const idsOf = (questions: ReturnType<typeof chooseSkillQuestions>) =>
  questions.map(({skill}) => skill.id)

describe('for a named target', () => {
  const named = {...nothing, target: 'product-manager'}

  test('its skills by importance, then level, then title', () => {
    expect(idsOf(chooseSkillQuestions(examplePack(), named))).toEqual([
      ...['prioritisation', 'discovery', 'stakeholders'],
      ...['metrics', 'roadmapping'],
      ...['business', 'market', 'experiments', 'technical', 'ux'],
    ])
  })

  test('no more than the settings allow', () => {
    const pack = examplePack({maxSkillQuestions: 6})
    expect(chooseSkillQuestions(pack, named)).toHaveLength(6)
  })

  test('with the level that is typical of the roles, and none for what they say nothing of', () => {
    const roles = ['software-engineer']
    const levels = new Map(
      chooseSkillQuestions(examplePack(), {...named, roles}).map((question) => [
        question.skill.id,
        question.typicalLevel,
      ]),
    )
    expect(levels.get('technical')).toBe(4)
    expect(levels.get('discovery')).toBe(0)
    expect(chooseSkillQuestions(examplePack(), named)[0]?.typicalLevel).toBeNull()
  })

  test('without skills that cannot be judged', () => {
    const {skills} = examplePack()
    const pack = examplePack({
      skills: skills.map((skill) => (skill.id === 'ux' ? {...skill, levels: null} : skill)),
    })
    expect(idsOf(chooseSkillQuestions(pack, named))).not.toContain('ux')
  })
})

describe('to explore', () => {
  const shared: [string, number, number] = ['stakeholders', 5, 3]
  const pack = {
    ...examplePack(),
    careers: [
      ...examplePack().careers.filter(({isTarget}) => !isTarget),
      target('near', shared, ['technical', 5, 3]),
      target('far', shared, ['market', 5, 3]),
      target('third', shared, ['ux', 1, 1]),
    ],
  }

  test('what tells targets apart, not what all of them need alike', () => {
    // Spread of (3, 0, 0) is 1.41, of (0.2, 0, 0) 0.09 and of (3, 3, 3) nothing.
    expect(idsOf(chooseSkillQuestions(pack, nothing))).toEqual([
      'market',
      'technical',
      'ux',
      'stakeholders',
    ])
  })

  test('of equals first what the readiest target needs', () => {
    expect(idsOf(chooseSkillQuestions(pack, {...nothing, roles: ['software-engineer']}))).toEqual([
      'technical',
      'market',
      'ux',
      'stakeholders',
    ])
  })
})
