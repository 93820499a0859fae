import type {Answers} from '@crosswalk/schemas/rules/assessment/answers'
import {decodeAnswers} from '@crosswalk/schemas/rules/assessment/fragment'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import type {Restored, RestoreRefusal} from '@crosswalk/schemas/rules/assessment/restored'
import {presetIn} from './presetLink.ts'
import type {Remembered} from './remember.ts'
import type {Screen} from './screens.ts'
import {restoredSession, type Session, withAnswers} from './session.ts'

/** Where the assessment begins, and what the reader has to be told about it. */
export interface StartingPoint {
  session: Session
  screen: Screen
  notices: string[]
  /** The reader has agreed earlier that answers are kept on the device. */
  isRemembering: boolean
}

interface Surroundings {
  pack: AssessmentPack
  /** Of the address, without `#`; empty if it names a place in the page. */
  fragment: string
  remembered: Remembered
  /** Answers given before the scripts were ready. */
  early: Session
  /** The screen with this key among those that these answers lead to. */
  findScreen(key: string | null, answers: Answers): Screen | undefined
}

/**
 * A link that carries answers wins over what the device remembers, and that over a link that only
 * names a career. Nothing here throws, whatever the fragment or the storage holds.
 */
export function startingPoint(surroundings: Surroundings): StartingPoint {
  const {pack, fragment, remembered, early, findScreen} = surroundings
  const isRemembering = remembered.restored.kind === 'answers'
  const preset = presetIn(fragment, pack)
  if (preset === undefined && fragment !== '') {
    const restored = decodeAnswers(fragment, pack)
    if (restored.kind === 'answers') {
      return {
        session: restoredSession(restored.answers, {name: 'result'}),
        screen: {name: 'result'},
        notices: [
          'This result comes from the answers in the link that you followed.',
          ...changeNotices(restored),
        ],
        isRemembering: false,
      }
    }
    return {...begin(early), notices: [REFUSED_LINK], isRemembering}
  }
  const {restored} = remembered
  if (restored.kind === 'answers') {
    const answers = {...restored.answers, ...preset?.answers}
    const screen = findScreen(remembered.screenKey, answers) ?? {name: 'review'}
    return {
      session: restoredSession(answers, screen),
      screen: preset?.answers.target ? {name: 'role'} : screen,
      notices: [
        'Your answers are back: you asked this browser to remember them.',
        ...changeNotices(restored),
        ...(preset?.notices ?? []),
      ],
      isRemembering,
    }
  }
  const point = begin(early)
  const refusal = REFUSED_STORAGE[restored.reason]
  return {
    ...point,
    session: preset ? withAnswers(point.session, preset.answers) : point.session,
    notices: [...(refusal === null ? [] : [refusal]), ...(preset?.notices ?? [])],
    isRemembering,
  }
}

const REFUSED_LINK =
  'The end of the address could not be read as answers: it is damaged or was cut short. It was ignored, and you start with nothing filled in.'

const AFRESH = 'They are gone, and you start with nothing filled in.'

/** Nothing is said where nothing was kept. */
const REFUSED_STORAGE: Record<RestoreRefusal, string | null> = {
  empty: null,
  expired: `The answers kept in this browser were older than 180 days. ${AFRESH}`,
  otherFormat: `The answers kept in this browser were saved by another edition of this page and cannot be read. ${AFRESH}`,
  corrupt: `The answers kept in this browser are damaged and cannot be read. ${AFRESH}`,
}

function begin(session: Session): Pick<StartingPoint, 'session' | 'screen'> {
  return {session, screen: {name: 'role'}}
}

/** What has changed since answers were saved, one line for each answer that had to be left out. */
function changeNotices(restored: Extract<Restored, {kind: 'answers'}>): string[] {
  if (restored.isSamePack) return []
  if (restored.dropped.length === 0) {
    return ['Careers or skills here have changed since; all of your answers still fit.']
  }
  return [
    'Careers or skills here have changed since. Left out, because they are not asked any more:',
    ...restored.dropped.map(({subject, id}) => `${subject}: ${id}`),
  ]
}
