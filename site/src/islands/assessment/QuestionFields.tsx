import type {SkillQuestion} from '@crosswalk/schemas/rules/assessment/chooseSkillQuestions'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import {commonRoles} from './commonRoles.ts'
import {InterestsScreen} from './InterestsScreen.tsx'
import {LimitsScreen} from './LimitsScreen.tsx'
import {RoleScreen} from './RoleScreen.tsx'
import {SkillsScreen} from './SkillsScreen.tsx'
import type {Problem} from './StepForm.tsx'
import type {Screen} from './screens.ts'
import type {Session} from './session.ts'
import {TargetScreen} from './TargetScreen.tsx'

interface QuestionFieldsProps {
  pack: AssessmentPack
  screenName: Screen['name']
  /** Skills of this screen. */
  asked: readonly SkillQuestion[]
  session: Session
  problems: readonly Problem[]
  /** In the search for a role, before the scripts were ready. */
  typed: string
  onChange(session: Session): void
  onFillTypical(): void
  announce(text: string): void
}

/** The questions of one screen. */
export function QuestionFields(props: QuestionFieldsProps) {
  const {pack, screenName, asked, session, problems, onChange, announce} = props
  const shared = {session, problems, onChange}
  switch (screenName) {
    case 'role':
      return (
        <RoleScreen
          {...shared}
          backgrounds={commonRoles(pack)}
          initialText={props.typed}
          announce={announce}
        />
      )
    case 'target':
      return <TargetScreen {...shared} pack={pack} announce={announce} />
    case 'skills':
      return (
        <SkillsScreen
          {...shared}
          questions={asked}
          roleTitle={pack.careers.find(({id}) => id === session.answers.roles[0])?.title}
          onFillTypical={props.onFillTypical}
        />
      )
    case 'interests':
      return <InterestsScreen {...shared} statements={pack.statements} />
    case 'limits':
      return <LimitsScreen session={session} now={Date.now()} onChange={onChange} />
    default:
      return null
  }
}
