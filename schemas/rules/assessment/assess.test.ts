import {describe, expect, test} from 'vitest'
import {type Answers, noAnswers, type SkillAnswer} from './answers.ts'
import {assess} from './assess.ts'
import type {AssessmentPack, PackCareer} from './pack.ts'
import {rankCareers} from './rankCareers.ts'
import type {Assessment} from './result.ts'
import {career, examplePack, interestAnswers, step} from './testing/examplePack.ts'

const november = Date.UTC(2026, 10, 23)
const liking = {r: 0, i: 2, a: 0, s: 3, e: 4, c: 4}

const engineer: Answers = {...noAnswers, roles: ['software-engineer'], target: 'product-manager'}

function assessed(answers: Partial<Answers>, pack: AssessmentPack = examplePack()): Assessment {
  const result = assess(pack, {...engineer, ...answers}, november)
  if (result.kind !== 'career') throw new Error('No career was assessed.')
  return result
}

/** The example with careers added. */
function packWith(...more: PackCareer[]): AssessmentPack {
  const pack = examplePack()
  return {...pack, careers: [...pack.careers, ...more]}
}

/** A target that asks for a single skill. */
function target(id: string, skillId: string, more: Partial<PackCareer> = {}): PackCareer {
  return {
    ...career(id, `The ${id}`),
    isTarget: true,
    needs: [{skillId, title: skillId, importance: 3, level: 2}],
    ...more,
  }
}

const kinds = ({notices}: Assessment) => notices.map(({kind}) => kind)

describe('what the reader brings', () => {
  const levelOf = (result: Assessment, id: string) =>
    result.rows.find(({need}) => need.skillId === id)?.ownLevel

  test('an answer goes before what is typical, also downwards, and "not sure" does not count', () => {
    expect(levelOf(assessed({skills: {technical: 1}}), 'technical')).toBe(1)
    expect(levelOf(assessed({skills: {technical: 'unsure'}}), 'technical')).toBe(4)
  })

  test.each([
    ['under-2', 1, 0],
    ['2-4', 2, 0],
    ['5-9', 2, 0],
    ['10-up', 3, 1],
  ] as const)(
    '%s years make metrics %i and discovery %i, within 0 to 4',
    (years, metrics, discovery) => {
      const result = assessed({years})
      expect(levelOf(result, 'metrics')).toBe(metrics)
      expect(levelOf(result, 'discovery')).toBe(discovery)
      expect(levelOf(result, 'technical')).toBe(years === 'under-2' ? 3 : 4)
    },
  )

  test('ten years add nothing to a skill that the role does not list', () => {
    const pack = packWith(target('welder', 'welding'))
    expect(levelOf(assessed({target: 'welder', years: '10-up'}, pack), 'welding')).toBe(0)
  })

  test('of two roles the higher level counts, and names its role', () => {
    const analyst = {
      ...career('analyst', 'Analyst'),
      isBackground: true,
      haves: [
        {skillId: 'market', level: 2},
        {skillId: 'technical', level: 1},
      ],
    }
    const result = assessed({roles: ['analyst', 'software-engineer']}, packWith(analyst))

    expect(levelOf(result, 'market')).toBe(2)
    expect(levelOf(result, 'technical')).toBe(4)
    expect(result.rows.find(({need}) => need.skillId === 'market')?.source).toEqual({
      kind: 'typical',
      career: analyst,
    })
  })

  test('credit holds for the backgrounds of its advantage alone, and says where it comes from', () => {
    const row = ({rows}: Assessment) => rows.find(({need}) => need.skillId === 'prioritisation')
    expect(row(assessed({}))).toMatchObject({
      level: 2,
      ownLevel: 1,
      source: {
        kind: 'transfer',
        transfer: {advantageTitle: 'Choose under limits'},
        fromSkillTitle: 'System design',
        fromLevel: 4,
      },
    })
    expect(row(assessed({roles: [], skills: {'system-design': 4}}))).toMatchObject({level: 0})
  })
})

describe('answers that say little', () => {
  test('nothing answered: what is typical decides, with low confidence', () => {
    const result = assessed({})

    expect(result.parts.readiness).toBeCloseTo(0.475, 3)
    expect(result.confidence).toEqual({share: 0, level: 'low', answered: 0, needed: 10})
    expect(kinds(result)).toEqual(
      expect.arrayContaining(['nothingAnswered', 'skippedInterests', 'unknownPace']),
    )
  })

  test('no background: answers alone count, and the general page is offered', () => {
    const result = assessed({roles: [], skills: {stakeholders: 3}})

    expect(result.parts.readiness).toBeCloseTo(3 / 19.8, 9)
    expect(kinds(result)).toContain('noBackground')
    expect(result.way.kind).toBe('borrowed')
  })

  test('the same answer throughout is remarked on, and readiness computed all the same', () => {
    const result = assessed({skills: {discovery: 2, metrics: 2, ux: 2}})

    expect(kinds(result)).toContain('sameSkillAnswers')
    expect(result.parts.readiness).toBeGreaterThan(0)
    expect(kinds(assessed({skills: {discovery: 2, metrics: 2}}))).not.toContain('sameSkillAnswers')
  })

  test('six equal interests have no correlation: left out for every career', () => {
    const interests = interestAnswers({r: 2, i: 2, a: 2, s: 2, e: 2, c: 2})
    const result = assessed({interests})

    expect(kinds(result)).toContain('flatInterests')
    expect(result.parts.interest).toBeNull()
    expect(result.weights).toEqual({
      readiness: 0.55 / 0.75,
      interest: 0,
      feasibility: 0.2 / 0.75,
    })
  })

  test('a type of interest without an answer leaves interests out as well', () => {
    const interests = Object.fromEntries(
      Object.entries(interestAnswers(liking)).filter(([key]) => !key.startsWith('a-')),
    )
    expect(kinds(assessed({interests}))).toContain('incompleteInterests')
  })

  test.each([
    [0.8, 'high'],
    [0.5, 'medium'],
    [0.1, 'low'],
  ])('confidence from %f is %s', (from, level) => {
    // Weights are 1, 1, 1, 0.8, 0.8 and five times 0.6, which is 7.6.
    const order = ['discovery', 'prioritisation', 'stakeholders', 'metrics', 'roadmapping']
    const rest = ['market', 'technical', 'ux', 'business', 'experiments']
    const count = {high: 8, medium: 4, low: 1}[level] ?? 0
    const skills = Object.fromEntries(
      [...order, ...rest].slice(0, count).map((id): [string, SkillAnswer] => [id, 1]),
    )
    const {confidence} = assessed({skills})
    expect(confidence.level).toBe(level)
    expect(confidence.share).toBeGreaterThanOrEqual(from)
  })
})

describe('a career among others', () => {
  test('without a profile of interests it has the median of the others, and a note', () => {
    const pack = packWith(
      target('one', 'ux', {interests: {r: 1, i: 2, a: 1, s: 3, e: 4, c: 4}}),
      target('two', 'ux', {interests: {r: 7, i: 2, a: 6, s: 1, e: 1, c: 1}}),
      target('unknown', 'ux'),
    )
    const interests = interestAnswers(liking)
    const fits = ['one', 'two', 'product-manager'].map(
      (id) => assessed({target: id, interests}, pack).parts.interest ?? 0,
    )
    const result = assessed({target: 'unknown', interests}, pack)

    expect(result.parts.interest).toBe(fits.sort((a, b) => a - b)[1])
    expect(result).toMatchObject({hasMedianInterest: true, correlation: null})
    expect(kinds(result)).toContain('medianInterest')
  })

  test('scores closer than 0.03 stand together by title, and the own role is no option', () => {
    const pack = packWith(
      target('b', 'ux'),
      target('a', 'ux'),
      target('z', 'technical'),
      target('own', 'ux', {isBackground: true, haves: [{skillId: 'ux', level: 1}]}),
    )
    const roles = ['software-engineer', 'own']
    const {groups} = rankCareers(pack, {...noAnswers, roles}, november)

    expect(groups.map((group) => group.map(({career: one}) => one.id))).toEqual([
      ['z'],
      // 0.475 against 0.5 of readiness: equal, and "Product Manager" comes before "The a".
      ['product-manager', 'a', 'b'],
    ])
  })

  test('filters leave out what is known to be against them, and say so', () => {
    const pack = packWith(
      target('site', 'ux', {remote: 'rarely', degreeUsual: false}),
      target('school', 'ux', {remote: 'often', degreeUsual: true}),
      target('open', 'ux'),
    )
    const filters = {remote: true, noDegree: true, keepJob: false}
    const {groups, excluded} = rankCareers(pack, {...engineer, filters}, november)

    expect(groups.flat().map(({career: one}) => one.id)).toEqual(['product-manager', 'open'])
    expect(excluded.map(({career: one, filters: by}) => [one.id, by])).toEqual([
      ['school', ['noDegree']],
      ['site', ['remote']],
    ])
    expect(assessed({target: 'site', filters}, pack).notices).toContainEqual({
      kind: 'outsideFilters',
      filters: ['remote'],
    })
  })

  test('a target that the pack does not have is explored instead', () => {
    const result = assess(examplePack(), {...engineer, target: 'astronaut'}, november)

    expect(result).toMatchObject({
      kind: 'options',
      ranking: {notices: expect.arrayContaining([{kind: 'unknownTarget', id: 'astronaut'}])},
    })
  })

  test('the reader’s own role as target is said to be that', () => {
    const own = target('own', 'ux', {isBackground: true, haves: [{skillId: 'ux', level: 2}]})
    const result = assessed({roles: ['own'], target: 'own'}, packWith(own))

    expect(kinds(result)).toContain('targetIsBackground')
    expect(result.isReady).toBe(true)
    expect(result.others.map(({career: one}) => one.id)).toEqual(['product-manager'])
  })

  test('a specialisation is laid over the needs', () => {
    const [product, ...rest] = examplePack().careers
    if (product === undefined) throw new Error('The example has a target.')
    const adjustments = [{skillId: 'market', title: 'Market analysis', importance: 5, level: 3}]
    const special = {...product, specialisations: [{key: 'ai', title: 'AI', adjustments}]}
    const pack = examplePack({careers: [special, ...rest]})
    const result = assessed({specialisation: 'ai'}, pack)

    expect(result.specialisation?.key).toBe('ai')
    expect(result.gate.map(({need}) => need.skillId)).toEqual(['market', 'discovery'])
  })
})

describe('bands', () => {
  const allThere = Object.fromEntries(
    examplePack().skills.map(({id}): [string, SkillAnswer] => [id, 4]),
  )

  test('everything there is ready, in the best band, with nothing to raise', () => {
    const result = assessed({skills: allThere})

    expect(result).toMatchObject({isReady: true, band: {key: 'strong'}, levers: [], gaps: []})
    expect(result.nextBand).toBeNull()
    expect(result.time).toMatchObject({hours: 0, months: 0})
    expect(result.strengths).toHaveLength(3)
  })

  test('one decisive skill far off caps the best score at a stretch', () => {
    const result = assessed({skills: {...allThere, discovery: 1}})

    expect(result).toMatchObject({
      bandOfScore: {key: 'strong'},
      band: {key: 'stretch'},
      isCapped: true,
    })
    expect(result.nextBand).toEqual({
      band: expect.objectContaining({key: 'strong'}),
      raises: [{skillId: 'discovery', title: 'Product discovery', from: 1, to: 2}],
    })
  })

  test('the next band of the example is two levels of discovery away', () => {
    const {nextBand} = assessed({})

    expect(nextBand?.band.key).toBe('good')
    expect(nextBand?.raises).toEqual([
      {skillId: 'discovery', title: 'Product discovery', from: 0, to: 2},
    ])
  })

  test('a band keyed otherwise is capped by the score of a stretch', () => {
    const bands = examplePack().bands.map((band) => ({...band, key: `our-${band.key}`}))
    expect(assessed({}, examplePack({bands})).band.key).toBe('our-stretch')
  })
})

describe('the plan', () => {
  test('a late month lowers feasibility by what is over, and more hours or no limit mend it', () => {
    // 260 hours at 4 a week are 14.96 months, against 12.
    const result = assessed({weeklyHours: 4, latestMonth: '2027-11'})

    expect(result.parts.feasibility).toBeCloseTo(1 - (260 / (4 * 4.345) - 12) / 12, 9)
    expect(result.whatIfs.map(({change}) => change)).toEqual(
      expect.arrayContaining([{kind: 'noLimit'}, {kind: 'weeklyHours', to: 6}]),
    )
  })

  test('a limit that has passed is not taken into account, and said to be so', () => {
    const result = assessed({latestMonth: '2026-11'})

    expect(result.time?.limitMonths).toBeNull()
    expect(result.parts.feasibility).toBe(1)
    expect(kinds(result)).toContain('limitPassed')
  })

  test.each([0, null])(
    '%s hours a week are not known: the pace of the path is taken',
    (weeklyHours) => {
      const result = assessed({weeklyHours})

      expect(result.time).toMatchObject({weeklyHours: 8, isReadersPace: false})
      expect(kinds(result)).toContain('unknownPace')
    },
  )

  test('steps that the budget cannot pay for are left out, counted and no quick win', () => {
    const pack = examplePack()
    const paths = pack.paths.map((path) => ({
      ...path,
      steps: path.steps.map((one, place) => ({
        ...one,
        cost: place === 0 ? ('paid' as const) : ('freemium' as const),
      })),
    }))
    const some = assessed({budget: 'some'}, {...pack, paths})
    const none = assessed({budget: 'none'}, {...pack, paths})

    expect(some.time?.hours).toBe(160)
    expect(some.notices).toContainEqual({kind: 'unaffordableSteps', count: 1, hours: 100})
    expect(some.levers[0]).toMatchObject({row: {need: {skillId: 'discovery'}}, cheapestStep: null})
    expect(none.time?.hours).toBe(0)
    expect(assessed({budget: 'any'}, {...pack, paths}).time?.hours).toBe(260)
  })

  test('credit spares no step', () => {
    const {way} = assessed({skills: {'system-design': 4, roadmapping: 3}})
    if (way.kind === 'none') throw new Error('There is a path.')

    // Prioritisation is credited with 2 and needs 3 of its own.
    expect(way.plan.steps.map(({title}) => title)).toContain('Plan a quarter')
    expect(way.plan.doneSteps.map(({title}) => title)).toEqual(['Judge a design'])
  })

  test('quick wins go by gain for an hour', () => {
    // 0.6 ÷ 50 h beats 1 ÷ 60 h, and 0.8 ÷ 60 h beats 1 ÷ 100 h; of equals the larger priority.
    const {quickWins} = assessed({})
    expect(quickWins.map(({row, cheapestStep}) => [row.need.skillId, cheapestStep?.hours])).toEqual(
      [
        ['prioritisation', 60],
        ['metrics', 50],
        ['roadmapping', 60],
      ],
    )
  })

  test('without a path for the pair the nearest is borrowed, and a route over two is shown', () => {
    const pack = examplePack()
    const [path] = pack.paths
    if (path === undefined) throw new Error('The example has a path.')
    const careers = [
      ...pack.careers.map((one) =>
        one.id === 'software-engineer'
          ? {
              ...one,
              isTarget: true,
              needs: [{skillId: 'technical', title: 'T', importance: 3, level: 2}],
            }
          : one,
      ),
      {
        ...career('tester', 'Tester'),
        isBackground: true,
        haves: [{skillId: 'technical', level: 2}],
      },
    ]
    const first = {
      ...path,
      id: 'first',
      from: 'tester',
      to: 'software-engineer',
      steps: [step('Build', 80, ['technical', 3])],
    }
    const result = assessed({roles: ['tester']}, {...pack, careers, paths: [path, first]})

    expect(result.way).toMatchObject({
      kind: 'borrowed',
      from: {id: 'software-engineer'},
      plan: {path: {id: 'path'}},
    })
    // The engineer's own levels add up to 17, of which a tester brings 2.
    expect(result.way.kind === 'borrowed' && result.way.likeness).toBeCloseTo(2 / 17, 9)
    expect(result.route).toMatchObject({legs: [{path: {id: 'first'}}, {path: {id: 'path'}}]})
    expect(kinds(result)).toContain('borrowedPath')
  })

  test('where no plan leads, time counts as the median of the others', () => {
    const pack = packWith(target('lonely', 'ux'))
    const answers = {target: 'lonely', weeklyHours: 4, latestMonth: '2027-11'}
    const result = assessed(answers, pack)

    expect(result.way.kind).toBe('none')
    expect(result.parts.feasibility).toBe(
      assessed({...answers, target: 'product-manager'}, pack).parts.feasibility,
    )
    expect(kinds(result)).toEqual(expect.arrayContaining(['noPath', 'medianFeasibility']))
  })

  test('who wants to keep the job is sent no path that needs all of it', () => {
    const pack = examplePack()
    const paths = pack.paths.map((path) => ({...path, canKeepJob: false}))
    const filters = {remote: false, noDegree: false, keepJob: true}

    expect(assessed({filters}, {...pack, paths}).way.kind).toBe('none')
    expect(rankCareers({...pack, paths}, {...engineer, filters}, november).excluded).toMatchObject([
      {filters: ['keepJob']},
    ])
  })
})

describe('what speaks for the reader', () => {
  test('answers and advantages come before what is only typical', () => {
    const {strengths} = assessed({skills: {experiments: 2}})

    expect(strengths.map(({row}) => [row.need.skillId, row.source.kind])).toEqual([
      ['prioritisation', 'transfer'],
      ['experiments', 'answer'],
      ['stakeholders', 'typical'],
    ])
  })
})
