import type {AssessmentPack, PackSkill, PackStep} from '../pack.ts'

/** The profile of the worked example in product reference §3.2: importance, level needed, level brought. */
const profile = [
  ['discovery', 'Product discovery', 5, 3, 0],
  ['prioritisation', 'Prioritisation', 5, 3, 1],
  ['stakeholders', 'Stakeholder management', 5, 3, 2],
  ['metrics', 'Product metrics', 4, 3, 2],
  ['roadmapping', 'Roadmapping', 4, 3, 1],
  ['market', 'Market analysis', 3, 2, 0],
  ['technical', 'Technical judgement', 3, 2, 4],
  ['ux', 'User experience', 3, 2, 1],
  ['business', 'Business modelling', 3, 2, 0],
  ['experiments', 'Product experiments', 3, 2, 2],
] as const

/** Software engineer to product manager: 260 hours, and half of system design counts as prioritisation. */
export function examplePack(more: Partial<AssessmentPack> = {}): AssessmentPack {
  return {
    format: 1,
    hash: 'example',
    version: 1,
    skills: [
      ...profile.map(([id, title]) => skill(id, title)),
      {...skill('system-design', 'System design'), levels: null},
    ],
    careers: [
      {
        ...career('product-manager', 'Product Manager'),
        isTarget: true,
        needs: profile.map(([skillId, title, importance, level]) => ({
          skillId,
          title,
          importance,
          level,
        })),
        interests: {r: 2, i: 5, a: 4, s: 5, e: 6, c: 4},
      },
      {
        ...career('software-engineer', 'Software Engineer'),
        isBackground: true,
        haves: [
          ...profile.map(([skillId, , , , level]) => ({skillId, level})),
          {skillId: 'system-design', level: 4},
        ],
      },
    ],
    transfers: [
      {
        fromSkillId: 'system-design',
        toSkillId: 'prioritisation',
        strength: 0.5,
        advantageTitle: 'Choose under limits',
        backgroundIds: ['software-engineer'],
      },
    ],
    paths: [
      {
        id: 'path',
        slug: 'software-engineer-to-product-manager',
        title: 'From Software Engineer to Product Manager: Your 9-Month Transition Guide',
        from: 'software-engineer',
        to: 'product-manager',
        specialisation: null,
        months: 9,
        weeklyHours: 8,
        canKeepJob: true,
        steps: [
          step('Interview customers', 100, ['discovery', 3]),
          step('Plan a quarter', 60, ['roadmapping', 3], ['prioritisation', 3]),
          step('Size a market', 50, ['market', 2], ['business', 2]),
          step('Read the numbers', 50, ['metrics', 3]),
          step('Judge a design', 40, ['technical', 2]),
        ],
      },
    ],
    weights: {readiness: 0.55, interest: 0.25, feasibility: 0.2},
    bands: [
      {key: 'strong', title: 'Strong match', minimumScore: 0.7, copy: ['Near.']},
      {key: 'good', title: 'Good match', minimumScore: 0.55, copy: ['A good part.']},
      {key: 'stretch', title: 'A stretch', minimumScore: 0.4, copy: ['Some way.']},
      {key: 'long-shot', title: 'A long way off', minimumScore: 0, copy: ['Far.']},
    ],
    maxSkillQuestions: 14,
    statements: (['r', 'i', 'a', 's', 'e', 'c'] as const).flatMap((type) =>
      ['one', 'two'].map((name) => ({
        key: `${type}-${name}`,
        prompt: `Do ${name} of ${type}`,
        help: null,
        type,
      })),
    ),
    wordings: {},
    ...more,
  }
}

function skill(id: string, title: string): PackSkill {
  const levels = [null, 'One.', 'Two.', 'Three.', 'Four.'] as const
  return {id, slug: id, title, levels, wording: null}
}

export function career(id: string, title: string) {
  return {
    id,
    slug: id,
    title,
    alternateTitles: [],
    isTarget: false,
    isBackground: false,
    needs: [],
    haves: [],
    interests: null,
    specialisations: [],
    remote: null,
    degreeUsual: null,
  }
}

export function step(title: string, hours: number, ...skills: [string, number][]): PackStep {
  return {
    title,
    hours,
    cost: 'free',
    isOptional: false,
    skills: skills.map(([skillId, reachesLevel]) => ({skillId, reachesLevel})),
  }
}

/** Each type's two statements answered alike. */
export function interestAnswers(scores: Record<'r' | 'i' | 'a' | 's' | 'e' | 'c', number>) {
  return Object.fromEntries(
    Object.entries(scores).flatMap(([type, score]) => [
      [`${type}-one`, score],
      [`${type}-two`, score],
    ]),
  )
}
