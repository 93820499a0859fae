import {decodePack} from '@crosswalk/schemas/rules/assessment/wirePack'
import {describe, expect, test} from 'vitest'
import {
  backgroundCareer,
  reference,
  type SampleDocument,
  sampleContent,
  sampleWith,
  sampleWithout,
  siteOf,
  targetCareer,
} from '../testing/sampleContent.ts'

const interests = {r: 2, i: 5, a: 4, s: 5, e: 6, c: 4}

/** A statement of one type of interest. */
function statement(type: string): SampleDocument {
  return {
    _id: `statement-${type}`,
    _type: 'assessmentQuestion',
    key: `like-${type}`,
    kind: 'interest',
    prompt: `Do what ${type} stands for`,
    interestType: type,
    active: true,
  }
}

async function built(...changed: SampleDocument[]) {
  const site = await siteOf(sampleWith(...changed))
  const {text = 'null', titles} = site.assessmentPack ?? {}
  const decoded = decodePack(JSON.parse(text), JSON.parse(titles?.text ?? 'null'))
  if (decoded.kind === 'refused') throw new Error(decoded.detail)
  return {pack: decoded.pack, site, lines: site.report.lines}
}

describe('what the pack holds', () => {
  test('a target with what it needs, and a background with what it brings', async () => {
    const {pack} = await built(
      targetCareer({interests, workFacts: {remote: 'often', degreeUsual: false}}),
    )

    expect(
      pack.careers.map(({id, isTarget, isBackground}) => [id, isTarget, isBackground]),
    ).toEqual([
      ['pm', true, false],
      ['engineer', false, true],
    ])
    expect(pack.careers[0]).toMatchObject({
      slug: 'product-manager',
      needs: [
        {skillId: 'discovery', title: 'Discovery', importance: 5, level: 3},
        {skillId: 'metrics', title: 'Metrics', importance: 3, level: 2},
      ],
      interests,
      remote: 'often',
      degreeUsual: false,
      specialisations: [{key: 'ai', adjustments: [{skillId: 'metrics', importance: 4, level: 3}]}],
    })
    expect(pack.careers[1]?.haves).toEqual([
      {skillId: 'design', level: 4},
      {skillId: 'metrics', level: 2},
    ])
  })

  test('a path with its steps, what the cheapest resource costs, and the advantage as a credit', async () => {
    const {pack} = await built()

    expect(pack.paths).toMatchObject([
      {
        slug: 'software-engineer-to-product-manager',
        title: 'From Software Engineer to Product Manager: Your 9-Month Transition Guide',
        from: 'engineer',
        to: 'pm',
        specialisation: null,
        steps: [
          {title: 'Step listen', hours: 20, cost: 'paid', isOptional: false},
          {title: 'Step ask', isOptional: true, skills: [{skillId: 'discovery', reachesLevel: 1}]},
        ],
      },
    ])
    expect(pack.transfers).toEqual([
      {
        fromSkillId: 'design',
        toSkillId: 'discovery',
        strength: 0.25,
        advantageTitle: 'Turn limits into choices',
        backgroundIds: ['engineer'],
      },
    ])
  })

  test('levels only of skills that are asked about', async () => {
    const {pack} = await built()
    const levels = new Map(pack.skills.map((skill) => [skill.id, skill.levels]))

    expect(levels.get('discovery')?.[3]).toBe('Discovery at level three.')
    expect(levels.get('design')).toBeNull()
  })

  test('the settings in force, with what each band says as plain text', async () => {
    const {pack} = await built()

    expect(pack).toMatchObject({
      version: 3,
      weights: {readiness: 0.55, interest: 0.25, feasibility: 0.2},
      maxSkillQuestions: 14,
      bands: [
        {key: 'good', minimumScore: 0.5, copy: ['Near.']},
        {key: 'far', minimumScore: 0, copy: ['Far off.']},
      ],
    })
  })

  test('active statements, and editors’ own words for other questions', async () => {
    const {pack} = await built(
      ...['r', 'i', 'a', 's', 'e', 'c'].map(statement),
      {...statement('r'), _id: 'asleep', key: 'asleep', active: false},
      {
        _id: 'wording',
        _type: 'assessmentQuestion',
        key: 'role',
        kind: 'single',
        prompt: 'Where are you now?',
        active: true,
      },
      {
        _id: 'skill-wording',
        _type: 'assessmentQuestion',
        key: 'own',
        kind: 'skill',
        prompt: 'How well do you ask?',
        skill: reference('discovery'),
        active: true,
      },
    )

    expect(pack.statements).toHaveLength(6)
    expect(pack.wordings).toEqual({role: {prompt: 'Where are you now?', help: null}})
    expect(pack.skills.find(({id}) => id === 'discovery')?.wording?.prompt).toBe(
      'How well do you ask?',
    )
  })
})

describe('what stays out, and is reported', () => {
  test('a career without skills', async () => {
    const {pack, lines} = await built(
      targetCareer({_id: 'ux', title: 'UX Designer', slug: {current: 'ux'}, skills: []}),
    )

    expect(pack.careers.map(({id}) => id)).not.toContain('ux')
    expect(lines).toContainEqual(expect.objectContaining({documentId: 'ux', effect: 'withheld'}))
  })

  test('a career whose levels lie between the steps of the scale', async () => {
    const {pack, lines} = await built(
      backgroundCareer({typicalSkills: [{_key: 'a', skill: reference('metrics'), level: 2.5}]}),
    )

    expect(pack.careers.map(({id}) => id)).toEqual(['pm'])
    expect(pack.paths).toEqual([])
    expect(lines).toContainEqual({
      documentId: 'engineer',
      documentType: 'career',
      field: 'typicalSkills',
      reason: '2.5 is not a whole number. The assessment leaves this career out.',
      effect: 'dropped',
    })
  })

  test('interests that are all the same', async () => {
    const flat = {r: 3, i: 3, a: 3, s: 3, e: 3, c: 3}
    const {pack, lines} = await built(targetCareer({interests: flat}))

    expect(pack.careers[0]?.interests).toBeNull()
    expect(lines).toContainEqual(
      expect.objectContaining({documentId: 'pm', field: 'interests', effect: 'dropped'}),
    )
  })

  test('all statements, if a type of interest has none', async () => {
    const {pack, lines} = await built(statement('r'), statement('i'))

    expect(pack.statements).toEqual([])
    expect(lines).toContainEqual(
      expect.objectContaining({
        documentId: 'assessmentSettings',
        reason: expect.stringContaining('Artistic, Social, Enterprising, Conventional'),
      }),
    )
  })

  test('a question that the assessment does not ask', async () => {
    const {lines} = await built({
      _id: 'age',
      _type: 'assessmentQuestion',
      key: 'age',
      kind: 'number',
      prompt: 'How old are you?',
      active: true,
    })

    expect(lines).toContainEqual(
      expect.objectContaining({documentId: 'age', field: 'key', effect: 'withheld'}),
    )
  })

  test('the whole assessment without settings, with weights that add up to more, and without a target', async () => {
    const settings = sampleContent().find(({_id}) => _id === 'assessmentSettings')
    const heavy = {...settings, weights: {readiness: 0.9, interest: 0.25, feasibility: 0.2}}
    const [none, wrong, empty] = await Promise.all([
      siteOf(sampleWithout('assessmentSettings')),
      siteOf(sampleWith({...heavy, _id: 'assessmentSettings', _type: 'assessmentSettings'})),
      siteOf(sampleWithout('pm')),
    ])

    expect([none, wrong, empty].map(({assessmentPack}) => assessmentPack)).toEqual([
      null,
      null,
      null,
    ])
    expect(none.assessment.pack).toBeNull()
    expect(wrong.report.lines).toContainEqual(
      expect.objectContaining({
        documentId: 'assessmentSettings',
        reason: 'The assessment is left out: weights is not a sum of 1.',
      }),
    )
  })
})

describe('its file', () => {
  test('is named by its content, and the pages know it', async () => {
    const {site} = await built()
    const {assessmentPack: file, assessment, prosePages} = site

    expect(file?.href).toBe(`/assessment/pack.${file?.hash}.json`)
    expect(assessment.pack).toEqual({
      href: file?.href,
      hash: file?.hash,
      sizeBytes: Buffer.byteLength(file?.text ?? ''),
      titlesHref: file?.titles.href,
    })
    expect(prosePages.find(({slug}) => slug === 'methodology')?.packHash).toBe(file?.hash)
  })

  test('leaves the titles of steps to a file of their own, without which steps have numbers', async () => {
    const {site} = await built()
    const decoded = decodePack(JSON.parse(site.assessmentPack?.text ?? 'null'))
    if (decoded.kind === 'refused') throw new Error(decoded.detail)

    expect(site.assessmentPack?.titles.text).toBe('[["Step listen","Step ask"]]')
    expect(decoded.pack.paths[0]?.steps.map(({title}) => title)).toEqual(['Step 1', 'Step 2'])
  })

  test('is the same for the same content in another order, and another for other content', async () => {
    const textOf = async (documents: SampleDocument[]) =>
      (await siteOf(documents)).assessmentPack?.text
    const [one, turned, other] = await Promise.all([
      textOf(sampleContent()),
      textOf(sampleContent().reverse()),
      textOf(sampleWith(targetCareer({title: 'Product Lead'}))),
    ])

    expect(turned).toBe(one)
    expect(other).not.toBe(one)
  })
})
