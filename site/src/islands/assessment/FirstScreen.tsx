import {chooseSkillQuestions} from '@crosswalk/schemas/rules/assessment/chooseSkillQuestions'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import {commonRoles} from './commonRoles.ts'
import {Keeping} from './Keeping.tsx'
import {Progress} from './Progress.tsx'
import {RoleScreen} from './RoleScreen.tsx'
import {StepForm} from './StepForm.tsx'
import {HEADINGS, questionScreens, screenTitle} from './screens.ts'
import {freshSession} from './session.ts'

/**
 * The first screen as the page prints it. Its fields can be filled in before any script has run;
 * `mount` carries over what they hold.
 */
export function FirstScreen({pack}: {pack: AssessmentPack}) {
  const questions = chooseSkillQuestions(pack, {target: null, specialisation: null, roles: []})
  const screens = questionScreens(questions.length, pack.statements.length > 0)
  const nothing = () => {}
  return (
    <StepForm
      heading={HEADINGS.role}
      progress={
        <Progress screens={screens} place={0} title={screenTitle({name: 'role'}, screens)} />
      }
      problems={[]}
      attempt={0}
      isReady={false}
      onContinue={nothing}
    >
      <RoleScreen
        backgrounds={commonRoles(pack)}
        session={freshSession}
        problems={[]}
        onChange={nothing}
      />
      <Keeping isRemembering={false} onRemember={nothing} />
    </StepForm>
  )
}
