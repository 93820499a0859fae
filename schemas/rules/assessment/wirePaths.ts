import {defaultPathNames} from './defaultNames.ts'
import {type PackCareer, type PackPath, type PackSkill, type PackStep, stepCosts} from './pack.ts'
import {
  amount,
  flag,
  list,
  orNull,
  placeIn,
  type Read,
  refuse,
  row,
  text,
  whole,
} from './readers.ts'
import {hashOfTitles, type StepTitles} from './wireFormat.ts'

export function readAdvantage(skillAt: Read<PackSkill>, careerAt: Read<PackCareer>) {
  const fields = row(text, orNull(list(careerAt)), list(row(skillAt, skillAt, whole(1, 4))))
  return (value: unknown, place: string) => {
    const [advantageTitle, backgrounds, transfers] = fields(value, place)
    const backgroundIds = backgrounds === null ? null : backgrounds.map(({id}) => id)
    return transfers.map(([from, to, quarters]) => ({
      fromSkillId: from.id,
      toSkillId: to.id,
      strength: quarters / 4,
      advantageTitle,
      backgroundIds,
    }))
  }
}

function readStep(skillAt: Read<PackSkill>): Read<Omit<PackStep, 'title'>> {
  const fields = row(
    amount(0, 1000),
    whole(0, stepCosts.length - 1),
    flag,
    list(row(skillAt, whole(1, 4))),
  )
  return (value, place) => {
    const [hours, cost, isOptional, skills] = fields(value, place)
    return {
      hours,
      cost: stepCosts[cost] ?? 'paid',
      isOptional,
      skills: skills.map(([skill, reachesLevel]) => ({skillId: skill.id, reachesLevel})),
    }
  }
}

/**
 * The steps of every roadmap, with their titles if those are the ones that the pack was built with,
 * else with their numbers.
 *
 * @param hash - of the titles, as the pack says
 */
export function readPlans(
  skillAt: Read<PackSkill>,
  titles: unknown,
  hash: unknown,
): Read<PackStep[][]> {
  const plans = list(list(readStep(skillAt)))
  const known = isTitles(titles) && hashOfTitles(titles) === hash ? titles : []
  return (value, place) =>
    plans(value, place).map((steps, plan) =>
      steps.map((step, index) => ({...step, title: known[plan]?.[index] ?? `Step ${index + 1}`})),
    )
}

function isTitles(value: unknown): value is StepTitles {
  return (
    Array.isArray(value) &&
    value.every((plan) => Array.isArray(plan) && plan.every((title) => typeof title === 'string'))
  )
}

export function readPath(
  careerAt: Read<PackCareer>,
  plans: readonly (readonly PackStep[])[],
): Read<PackPath> {
  const fields = row(
    careerAt,
    careerAt,
    whole(0, 1000),
    amount(0, 1000),
    amount(1, 168),
    flag,
    placeIn(plans),
    orNull(row(text, text)),
    orNull(text),
  )
  return (value, place) => {
    const read = fields(value, place)
    const [from, to, variant, months, weeklyHours, canKeepJob, steps, names, title] = read
    const specialisation = to.specialisations[variant - 1]?.key ?? null
    if (variant > 0 && specialisation === null) refuse(place, 'a path to what its target offers')
    if (from === to || !from.isBackground || !to.isTarget) {
      refuse(place, 'a path from a background to another career')
    }
    const usual = defaultPathNames(from, to, specialisation, months)
    return {
      id: names?.[0] ?? usual.id,
      slug: names?.[1] ?? usual.slug,
      title: title ?? usual.title,
      from: from.id,
      to: to.id,
      specialisation,
      months,
      weeklyHours,
      canKeepJob,
      steps,
    }
  }
}
