import {advantage} from './documents/advantage.ts'
import {assessmentQuestion} from './documents/assessmentQuestion.ts'
import {career} from './documents/career.ts'
import {category} from './documents/category.ts'
import {learningRoadmap} from './documents/learningRoadmap.ts'
import {page} from './documents/page.ts'
import {person} from './documents/person.ts'
import {redirect} from './documents/redirect.ts'
import {resource} from './documents/resource.ts'
import {skill} from './documents/skill.ts'
import {source} from './documents/source.ts'
import {transitionPath} from './documents/transitionPath.ts'
import {adviceItem} from './objects/adviceItem.ts'
import {announcement} from './objects/announcement.ts'
import {assessmentBand} from './objects/assessmentBand.ts'
import {assessmentWeights} from './objects/assessmentWeights.ts'
import {callout} from './objects/callout.ts'
import {difficultyOverride} from './objects/difficultyOverride.ts'
import {evidence} from './objects/evidence.ts'
import {faqItem} from './objects/faqItem.ts'
import {gapOverride} from './objects/gapOverride.ts'
import {homepage} from './objects/homepage.ts'
import {interestProfile} from './objects/interestProfile.ts'
import {internalLink} from './objects/internalLink.ts'
import {levelAnchors} from './objects/levelAnchors.ts'
import {link} from './objects/link.ts'
import {linkCheck} from './objects/linkCheck.ts'
import {navigationItem} from './objects/navigationItem.ts'
import {navigationLink} from './objects/navigationLink.ts'
import {occupationCode} from './objects/occupationCode.ts'
import {paceVariant} from './objects/paceVariant.ts'
import {personLink} from './objects/personLink.ts'
import {phase} from './objects/phase.ts'
import {price} from './objects/price.ts'
import {prose} from './objects/prose.ts'
import {questionOption} from './objects/questionOption.ts'
import {review} from './objects/review.ts'
import {seo} from './objects/seo.ts'
import {shortProse} from './objects/shortProse.ts'
import {skillChart} from './objects/skillChart.ts'
import {skillClaim} from './objects/skillClaim.ts'
import {skillCode} from './objects/skillCode.ts'
import {skillRequirement} from './objects/skillRequirement.ts'
import {skillTransfer} from './objects/skillTransfer.ts'
import {socialLink} from './objects/socialLink.ts'
import {sourcedFigure} from './objects/sourcedFigure.ts'
import {specialisation} from './objects/specialisation.ts'
import {step} from './objects/step.ts'
import {stepSkill} from './objects/stepSkill.ts'
import {story} from './objects/story.ts'
import {table} from './objects/table.ts'
import {tableRow} from './objects/tableRow.ts'
import {workFacts} from './objects/workFacts.ts'
import {assessmentSettings} from './singletons/assessmentSettings.ts'
import {navigation} from './singletons/navigation.ts'
import {siteSettings} from './singletons/siteSettings.ts'

const documents = [
  career,
  transitionPath,
  advantage,
  learningRoadmap,
  skill,
  resource,
  category,
  source,
  person,
  assessmentQuestion,
  page,
  redirect,
]

const singletons = [siteSettings, navigation, assessmentSettings]

const objects = [
  adviceItem,
  announcement,
  assessmentBand,
  assessmentWeights,
  callout,
  difficultyOverride,
  evidence,
  faqItem,
  gapOverride,
  homepage,
  interestProfile,
  internalLink,
  levelAnchors,
  link,
  linkCheck,
  navigationItem,
  navigationLink,
  occupationCode,
  paceVariant,
  personLink,
  phase,
  price,
  prose,
  questionOption,
  review,
  seo,
  shortProse,
  skillChart,
  skillClaim,
  skillCode,
  skillRequirement,
  skillTransfer,
  socialLink,
  sourcedFigure,
  specialisation,
  step,
  stepSkill,
  story,
  table,
  tableRow,
  workFacts,
]

/** Everything that the Studio and headless validation register. */
export const schemaTypes = [...documents, ...singletons, ...objects]

/** Types of which any number of documents may exist, in the order of the content model. */
export const documentTypeNames = documents.map(({name}) => name)

/** Types with exactly one document each, whose `_id` is the name of the type. */
export const singletonIds = ['siteSettings', 'navigation', 'assessmentSettings'] as const

export function isSingleton(typeName: string): boolean {
  return singletonIds.some((id) => id === typeName)
}
