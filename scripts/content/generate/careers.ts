import {
  adjustmentsOf,
  claimsOf,
  type DatasetShape,
  hasSpecialisation,
  type Need,
  needsOf,
} from './datasetShape.ts'
import {
  careerTitle,
  documentOf,
  idOf,
  type Json,
  prose,
  skillTitle,
  slugOf,
  to,
} from './documents.ts'
import {draw} from './permutation.ts'
import type {Say} from './phrasebook.ts'
import {fields} from './wordLists.ts'

const specialisationKey = 'lead'

export function specialisationTitle(target: number): string {
  return `Lead ${careerTitle(target)}`
}

export {specialisationKey}

export function careerDocument(shape: DatasetShape, say: Say, career: number): Json {
  const title = careerTitle(career)
  const isTarget = career < shape.targets
  const paragraph = (number: number) =>
    [0, 1, 2].map((sentence) => say('careerBody', career * 9 + number * 3 + sentence)).join(' ')
  return documentOf('career', idOf('career', career), {
    title,
    slug: slugOf(title),
    isTarget,
    isBackground: true,
    pageStatus: isTarget ? 'full' : 'stub',
    category: to(idOf('category', career % shape.categories)),
    summary: `${say('careerSummary', 2 * career)} ${say('careerSummary', 2 * career + 1)}`,
    ...(isTarget && {
      body: prose(paragraph(0), paragraph(1), paragraph(2)),
      dayToDay: [0, 1, 2, 3].map((place) => say('careerDay', career * 4 + place)),
      skills: requirements(needsOf(shape, career)),
      interests: interests(shape, career),
      ...(hasSpecialisation(career) && {specialisations: [specialisation(shape, say, career)]}),
    }),
    typicalSkills: claimsOf(shape, career).map(({skill, level}) => ({
      _key: idOf('skill', skill),
      _type: 'skillClaim',
      skill: to(idOf('skill', skill)),
      level,
    })),
  })
}

function requirements(needs: readonly Need[]): Json[] {
  return needs.map(({skill, importance, level}) => ({
    _key: idOf('skill', skill),
    _type: 'skillRequirement',
    skill: to(idOf('skill', skill)),
    importance,
    level,
  }))
}

/** Two types of interest stand out, so that no profile is flat. */
function interests({seed}: DatasetShape, career: number): Json {
  const types = ['r', 'i', 'a', 's', 'e', 'c']
  const first = draw(types.length, seed, career)
  const ratings = types.map((type, place) => {
    const distance = (place - first + types.length) % types.length
    return [type, distance === 0 ? 7 : 1 + draw(5, seed, career, place)]
  })
  return {_type: 'interestProfile', ...Object.fromEntries(ratings)}
}

function specialisation(shape: DatasetShape, say: Say, target: number): Json {
  return {
    _key: specialisationKey,
    _type: 'specialisation',
    key: specialisationKey,
    title: specialisationTitle(target),
    summary: say('specialisation', target),
    skillAdjustments: requirements(adjustmentsOf(shape, target)),
  }
}

export function categoryDocument(say: Say, category: number): Json {
  const title = fields[category] ?? ''
  return documentOf('category', idOf('category', category), {
    title,
    slug: slugOf(title),
    description: say('categoryText', category),
    order: category,
  })
}

export function skillDocument(say: Say, skill: number): Json {
  const title = skillTitle(skill)
  return documentOf('skill', idOf('skill', skill), {
    title,
    slug: slugOf(title),
    kind: ['craft', 'tool', 'knowledge', 'people'][skill % 4],
    definition: say('skillDefinition', skill),
    levels: {
      _type: 'levelAnchors',
      level1: say('skillLevel1', skill),
      level2: say('skillLevel2', skill),
      level3: say('skillLevel3', skill),
      level4: say('skillLevel4', skill),
    },
    assessable: true,
  })
}
