import type {
  AssessmentPack,
  PackCareer,
  PackPath,
  PackTransfer,
} from '@crosswalk/schemas/rules/assessment/pack'

/** How large the content is that careers are ranked in. */
export const size = {careers: 500, needs: 16, skills: 400, paths: 600, steps: 12, transfers: 400}

type Content = Omit<AssessmentPack, 'format' | 'hash'>

/** Content of that size, the same each time: every career is a target and a background. */
export function assessmentContent(): Content {
  const roll = dice(20261123)
  const skills = Array.from({length: size.skills}, (_, place) => ({
    id: `skill-s${place}`,
    slug: `s${place}`,
    title: `S${place}`,
    levels: [null, 'First.', 'Second.', 'Third.', 'Fourth.'] as const,
    wording: null,
  }))
  const skillAt = (place: number) => skills[place % size.skills]?.id ?? ''
  const careers = Array.from({length: size.careers}, (_, place): PackCareer => {
    const start = roll(size.skills)
    // Steps of seven reach sixteen different skills of four hundred.
    const ids = Array.from({length: size.needs}, (_, step) => skillAt(start + step * 7))
    return {
      id: `career-c${place}`,
      slug: `c${place}`,
      title: `C${place}`,
      alternateTitles: [],
      isTarget: true,
      isBackground: true,
      needs: ids.map((skillId) => ({
        skillId,
        title: skillId,
        importance: 1 + roll(5),
        level: 1 + roll(4),
      })),
      haves: ids.map((skillId) => ({skillId, level: roll(5)})),
      interests: {r: 1 + roll(7), i: 1, a: 2, s: 1 + roll(7), e: 7, c: 1 + roll(7)},
      specialisations: [],
      remote: null,
      degreeUsual: null,
    }
  })
  const paths = Array.from({length: size.paths}, (_, place): PackPath => {
    const from = place % size.careers
    return {
      id: `path-${place}`,
      slug: `path-${place}`,
      title: `Path ${place}`,
      from: `career-c${from}`,
      to: `career-c${(from + 1 + roll(size.careers - 1)) % size.careers}`,
      specialisation: null,
      months: 9,
      weeklyHours: 8,
      canKeepJob: true,
      steps: Array.from({length: size.steps}, () => ({
        title: 'Step',
        hours: 5 + roll(40),
        cost: 'free' as const,
        isOptional: false,
        skills: [{skillId: skillAt(roll(size.skills)), reachesLevel: 1 + roll(4)}],
      })),
    }
  })
  const transfers = Array.from(
    {length: size.transfers},
    (_, place): PackTransfer => ({
      fromSkillId: skillAt(roll(size.skills)),
      toSkillId: skillAt(roll(size.skills)),
      strength: 0.5,
      advantageTitle: `Advantage ${place}`,
      backgroundIds: [`career-c${roll(10)}`],
    }),
  )
  return {
    version: 1,
    skills,
    careers,
    paths,
    transfers,
    weights: {readiness: 0.55, interest: 0.25, feasibility: 0.2},
    bands: [
      {key: 'good', title: 'Good', minimumScore: 0.55, copy: ['Good.']},
      {key: 'stretch', title: 'Stretch', minimumScore: 0, copy: ['Far.']},
    ],
    maxSkillQuestions: 14,
    statements: (['r', 'i', 'a', 's', 'e', 'c'] as const).map((type) => ({
      key: type,
      prompt: 'Do it',
      help: null,
      type,
    })),
    wordings: {},
  }
}

/** Whole numbers below a bound, the same for the same seed (Lehmer's generator). */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}
