import {schemaTypes} from '@crosswalk/schemas'
import {expect, test} from 'vitest'
import {skillReferences} from './skillReferences.ts'

test('references to skills are found in fields, lists and objects within objects', () => {
  const found = skillReferences(schemaTypes)
  expect(found).toEqual(
    expect.arrayContaining([
      'parent',
      'skills[]',
      'skills[].skill',
      'specialisations[].skillAdjustments[].skill',
      'phases[].steps[].skills[].skill',
      'transfers[].fromSkill',
    ]),
  )
  expect(found).not.toContain('category')
})
