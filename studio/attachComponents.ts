import {BarChartIcon} from '@sanity/icons/BarChart'
import {BlockquoteIcon} from '@sanity/icons/Blockquote'
import {BookIcon} from '@sanity/icons/Book'
import {CaseIcon} from '@sanity/icons/Case'
import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {CogIcon} from '@sanity/icons/Cog'
import {DocumentIcon} from '@sanity/icons/Document'
import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {HelpCircleIcon} from '@sanity/icons/HelpCircle'
import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {LinkIcon} from '@sanity/icons/Link'
import {MenuIcon} from '@sanity/icons/Menu'
import {RevertIcon} from '@sanity/icons/Revert'
import {RocketIcon} from '@sanity/icons/Rocket'
import {StackIcon} from '@sanity/icons/Stack'
import {StarIcon} from '@sanity/icons/Star'
import {TagIcon} from '@sanity/icons/Tag'
import {ThListIcon} from '@sanity/icons/ThList'
import {TimelineIcon} from '@sanity/icons/Timeline'
import {TransferIcon} from '@sanity/icons/Transfer'
import {UserIcon} from '@sanity/icons/User'
import type {ComponentType} from 'react'
import type {
  BlockProps,
  InputProps,
  NumberInputProps,
  ObjectInputProps,
  SchemaTypeDefinition,
} from 'sanity'
import {AdviceInput} from './inputs/AdviceInput.tsx'
import {LevelInput} from './inputs/LevelInput.tsx'
import {SearchTextsInput} from './inputs/SearchTextsInput.tsx'
import {SuggestedReferences} from './inputs/SuggestedReferences.tsx'
import {CalloutBlock} from './prose/CalloutBlock.tsx'
import {SkillChartBlock} from './prose/SkillChartBlock.tsx'
import {TableBlock} from './prose/TableBlock.tsx'
import {withContentRules} from './validation/withContentRules.ts'

const icons: Record<string, ComponentType> = {
  advantage: RocketIcon,
  assessmentQuestion: HelpCircleIcon,
  assessmentSettings: CogIcon,
  callout: InfoOutlineIcon,
  career: CaseIcon,
  category: TagIcon,
  internalLink: DocumentIcon,
  learningRoadmap: TimelineIcon,
  link: LinkIcon,
  navigation: MenuIcon,
  page: DocumentTextIcon,
  person: UserIcon,
  phase: StackIcon,
  redirect: RevertIcon,
  resource: BookIcon,
  siteSettings: CogIcon,
  skill: StarIcon,
  skillChart: BarChartIcon,
  source: BlockquoteIcon,
  step: CheckmarkCircleIcon,
  table: ThListIcon,
  transitionPath: TransferIcon,
}

interface TypeComponents {
  block?: ComponentType<BlockProps>
  input?: ComponentType<ObjectInputProps>
}

/** Components of whole types: the way blocks of text are drawn in the editor, and inputs. */
const components: Record<string, TypeComponents> = {
  adviceItem: {input: AdviceInput},
  callout: {block: CalloutBlock},
  seo: {input: SearchTextsInput},
  skillChart: {block: SkillChartBlock},
  table: {block: TableBlock},
}

type FieldInput = ComponentType<NumberInputProps> | ComponentType<InputProps>

/** Inputs of single fields, by type and field. */
const fieldInputs: Record<string, Record<string, FieldInput>> = {
  gapOverride: {fromLevel: LevelInput},
  skillClaim: {level: LevelInput},
  skillRequirement: {level: LevelInput},
  stepSkill: {reachesLevel: LevelInput},
  transitionPath: {
    advantages: SuggestedReferences,
    authors: SuggestedReferences,
    roadmap: SuggestedReferences,
  },
}

/**
 * Adds the Studio's React components to the plain schema types, by name.
 *
 * The content model itself stays free of React, so the site and the headless checks can use it.
 *
 * @throws Error naming a component whose type does not exist
 */
export function attachComponents(types: readonly SchemaTypeDefinition[]): SchemaTypeDefinition[] {
  const names = new Set(types.map(({name}) => name))
  const unknown = Object.keys({...icons, ...components, ...fieldInputs}).filter(
    (name) => !names.has(name),
  )
  if (unknown.length > 0) {
    throw new Error(
      `studio/attachComponents.ts has components for types that the schemas do not define: ${unknown.join(', ')}. Rename or remove them there.`,
    )
  }
  return types.map(withContentRules).map((type) => {
    const icon = icons[type.name]
    const own = components[type.name]
    return withFieldInputs({
      ...type,
      ...(icon && {icon}),
      ...(own && {components: own}),
    } as SchemaTypeDefinition)
  })
}

function withFieldInputs(type: SchemaTypeDefinition): SchemaTypeDefinition {
  const inputs = fieldInputs[type.name]
  if (inputs === undefined || !('fields' in type) || !Array.isArray(type.fields)) return type
  const names = new Set(type.fields.map((field) => field.name))
  const unknown = Object.keys(inputs).filter((name) => !names.has(name))
  if (unknown.length > 0) {
    throw new Error(
      `studio/attachComponents.ts has inputs for fields that ${type.name} does not define: ${unknown.join(', ')}. Rename or remove them there.`,
    )
  }
  const fields = type.fields.map((field) => {
    const input = inputs[field.name]
    return input === undefined ? field : {...field, components: {input}}
  })
  return {...type, fields} as SchemaTypeDefinition
}
