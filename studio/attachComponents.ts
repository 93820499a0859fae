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
import type {SchemaTypeDefinition} from 'sanity'
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

/**
 * Adds the Studio's React components to the plain schema types, by name.
 *
 * The content model itself stays free of React, so the site and the headless checks can use it.
 *
 * @throws Error naming a component whose type does not exist
 */
export function attachComponents(types: readonly SchemaTypeDefinition[]): SchemaTypeDefinition[] {
  const names = new Set(types.map(({name}) => name))
  const unknown = Object.keys(icons).filter((name) => !names.has(name))
  if (unknown.length > 0) {
    throw new Error(
      `studio/attachComponents.ts has icons for types that the schemas do not define: ${unknown.join(', ')}. Rename or remove them there.`,
    )
  }
  return types.map(withContentRules).map((type) => {
    const icon = icons[type.name]
    return icon ? {...type, icon} : type
  })
}
