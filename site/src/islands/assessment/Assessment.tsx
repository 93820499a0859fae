import {chooseSkillQuestions} from '@crosswalk/schemas/rules/assessment/chooseSkillQuestions'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import {useEffect, useMemo, useState} from 'react'
import {type AnsweredLine, answeredLines} from './answerWords.ts'
import {Keeping} from './Keeping.tsx'
import {Progress} from './Progress.tsx'
import {watchPackChanges} from './packChanges.ts'
import {QuestionFields} from './QuestionFields.tsx'
import {ReviewScreen} from './ReviewScreen.tsx'
import type {Early} from './readEarly.ts'
import {forget, readRemembered, writeRemembered} from './remember.ts'
import {LaterResult} from './result/LaterResult.tsx'
import {StepForm} from './StepForm.tsx'
import {
  findScreen,
  HEADINGS,
  isSameScreen,
  questionScreens,
  type Screen,
  screenKey,
  screenOfSkill,
  screenTitle,
  skillsOnScreen,
} from './screens.ts'
import {
  freshSession,
  problemsOf,
  type Session,
  skillFieldId,
  withAnswers,
  withTypicalSkills,
} from './session.ts'
import {startingPoint} from './startingPoint.ts'
import {useScreen} from './useScreen.ts'

interface AssessmentProps {
  pack: AssessmentPack
  /** False while the pack still lacks the titles that come later. */
  isPackWhole: boolean
  early: Early
  /** Where to ask for a path that is missing, if editors named a place. */
  requestHref: string | undefined
}

/** The whole assessment. Answers live in its state and leave it only on the reader's request. */
export function Assessment({pack, isPackWhole, early, requestHref}: AssessmentProps) {
  const [start] = useState(() => begin(pack, early.session))
  const [session, setSession] = useState(start.session)
  const [notices, setNotices] = useState(start.notices)
  const [isRemembering, setRemembering] = useState(start.isRemembering)
  /** One answer is being changed from the review, which is where the reader goes back to. */
  const [isChanging, setChanging] = useState(false)
  /** How often the reader has tried to leave this screen; before the first time nothing is missed. */
  const [attempt, setAttempt] = useState(0)
  const [announcement, announce] = useState('')
  const [hasOtherPack, setOtherPack] = useState(false)

  const {answers} = session
  const {target, specialisation, roles} = answers
  const questions = useMemo(
    () => chooseSkillQuestions(pack, {target, specialisation, roles}),
    [pack, target, specialisation, roles],
  )
  const screens = questionScreens(questions.length, pack.statements.length > 0)
  const {screen, go} = useScreen(start.screen, screens, (next) => {
    setAttempt(0)
    setNotices([])
    announce(next.name === 'result' ? 'Your result is ready.' : '')
  })
  const place = screens.findIndex((one) => isSameScreen(one, screen))
  const asked = screen.name === 'skills' ? skillsOnScreen(questions, screen.part) : []
  const missing = problemsOf(screen.name, session, {asked, statements: pack.statements})
  const problems = attempt > 0 ? missing : []

  useEffect(() => watchPackChanges(pack.hash, () => setOtherPack(true)), [pack])
  useEffect(() => {
    // Another link to this page, followed in this page.
    const follow = () => {
      const point = begin(pack, session)
      if (point.notices.length === 0 && point.session === session) return
      setSession(point.session)
      go(point.screen)
      setNotices(point.notices)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  })
  useEffect(() => {
    if (!isRemembering) return
    if (writeRemembered(answers, screenKey(screen), {pack, now: Date.now()})) return
    setRemembering(false)
    setNotices([NOTHING_KEPT])
  }, [answers, screen, isRemembering, pack])

  const proceed = (from: Session) => {
    setSession(from)
    if (!isChanging) return go(screens[place + 1] ?? {name: 'review'})
    const open = firstOpenScreen(from, pack)
    if (open.name === 'review') setChanging(false)
    go(open)
  }
  const tryToProceed = () => {
    if (missing.length > 0) setAttempt(attempt + 1)
    else proceed(session)
  }
  const goBack = () => {
    setChanging(false)
    go(isChanging ? {name: 'review'} : (screens[place - 1] ?? {name: 'role'}))
  }
  const changeAnswer = ({screenName, skillId}: AnsweredLine) => {
    const found = skillId
      ? screenOfSkill(skillId, questions, screens)
      : screens.find(({name}) => name === screenName)
    if (found === undefined) return
    setChanging(true)
    go(found, skillId && skillFieldId(skillId))
  }
  const clear = () => {
    forget()
    history.replaceState(null, '', location.pathname)
    setSession(freshSession)
    setRemembering(false)
    setChanging(false)
    go({name: 'role'})
    setNotices(['Everything is erased. Nothing of it is left on this device.'])
  }
  const keeping = (
    <Keeping
      isRemembering={isRemembering}
      onRemember={(isOn) => {
        if (!isOn) forget()
        setRemembering(isOn)
      }}
    />
  )

  return (
    <div className="screens" data-screen={screen.name}>
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
      {notices.length > 0 && (
        <div className="notices">
          {notices.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {screen.name === 'result' && (
        <LaterResult
          pack={pack}
          isPackWhole={isPackWhole}
          answers={answers}
          questions={questions}
          hasOtherPack={hasOtherPack}
          requestHref={requestHref}
          keeping={keeping}
          announce={announce}
          onReview={() => go({name: 'review'})}
          onChange={(change) => setSession(withAnswers(session, change))}
          onChooseTarget={(chosen, variant) => {
            const change = {target: chosen, specialisation: variant ?? null}
            setSession(withAnswers(session, change, 'target'))
            go({name: 'result'})
          }}
          onClear={clear}
        />
      )}
      {screen.name === 'review' && (
        <StepForm
          heading={HEADINGS.review}
          progress={<Progress screens={screens} place={screens.length} title="Review" />}
          problems={[]}
          attempt={0}
          continueLabel="Show my result"
          onContinue={() => go({name: 'result'})}
          onBack={() => go(screens.at(-1) ?? {name: 'role'})}
        >
          <ReviewScreen
            lines={answeredLines(answers, pack, questions)}
            onChangeAnswer={changeAnswer}
          />
          {keeping}
        </StepForm>
      )}
      {place >= 0 && (
        <StepForm
          // Another screen starts with fresh fields.
          key={screenKey(screen)}
          heading={HEADINGS[screen.name]}
          progress={
            <Progress screens={screens} place={place} title={screenTitle(screen, screens)} />
          }
          problems={problems}
          attempt={attempt}
          continueLabel={isChanging ? 'Save and go on' : 'Continue'}
          onContinue={tryToProceed}
          onBack={screen.name === 'role' && !isChanging ? undefined : goBack}
          {...(screen.name === 'interests' && {
            onSkip: () => proceed(withAnswers(session, {interests: {}})),
          })}
        >
          <QuestionFields
            pack={pack}
            screenName={screen.name}
            asked={asked}
            session={session}
            problems={problems}
            typed={early.typed}
            onChange={setSession}
            onFillTypical={() => setSession(withTypicalSkills(session, asked))}
            announce={announce}
          />
          {screen.name === 'role' && keeping}
        </StepForm>
      )}
    </div>
  )
}

const NOTHING_KEPT =
  'This browser keeps nothing for this site, so nothing is remembered. You can go on; your answers last until you close the page.'

function begin(pack: AssessmentPack, early: Session) {
  const remembered = readRemembered(pack, Date.now())
  // What cannot be used is not kept any longer.
  if (remembered.restored.kind === 'refused') forget()
  const fragment = location.hash.slice(1)
  return startingPoint({
    pack,
    fragment: document.getElementById(fragment) === null ? fragment : '',
    remembered,
    early,
    findScreen: (key, {target, specialisation, roles}) => {
      const {length} = chooseSkillQuestions(pack, {target, specialisation, roles})
      return findScreen(key, questionScreens(length, pack.statements.length > 0))
    },
  })
}

/** A changed role or career may ask about other skills; without any that is open it is the review. */
function firstOpenScreen({answers}: Session, pack: AssessmentPack): Screen {
  const {target, specialisation, roles, skills} = answers
  const questions = chooseSkillQuestions(pack, {target, specialisation, roles})
  const open = questions.find(({skill}) => !(skill.id in skills))
  const screens = questionScreens(questions.length, pack.statements.length > 0)
  return (open && screenOfSkill(open.skill.id, questions, screens)) ?? {name: 'review'}
}
