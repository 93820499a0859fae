import type {Answers} from '@crosswalk/schemas/rules/assessment/answers'
import {assess} from '@crosswalk/schemas/rules/assessment/assess'
import type {SkillQuestion} from '@crosswalk/schemas/rules/assessment/chooseSkillQuestions'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import {type ReactNode, useMemo} from 'react'
import {answeredLines} from '../answerWords.ts'
import {HEADING_ID} from '../screens.ts'
import {CareerResult} from './CareerResult.tsx'
import {FitPicture} from './FitPicture.tsx'
import {OptionsResult} from './OptionsResult.tsx'
import {pathRequest} from './pathRequest.ts'
import {resultJson, resultText} from './resultFiles.ts'
import {biggestGain, gateSentence, headline, nameOf, noticeText} from './resultWords.ts'
import {TakeAway} from './TakeAway.tsx'

export interface ResultProps {
  pack: AssessmentPack
  answers: Answers
  questions: readonly SkillQuestion[]
  /** The content has changed since the page was loaded. */
  hasOtherPack: boolean
  requestHref: string | undefined
  keeping: ReactNode
  announce(text: string): void
  onReview(): void
  onChange(change: Partial<Answers>): void
  onChooseTarget(careerId: string, specialisation?: string): void
  onClear(): void
}

/** The answer to all the answers. */
export function Result(props: ResultProps) {
  const {pack, answers, questions} = props
  const result = useMemo(() => assess(pack, answers, Date.now()), [pack, answers])
  const notices = result.kind === 'career' ? result.notices : result.ranking.notices
  const texts = notices.map(noticeText).filter((text) => text !== null)
  // Editors may write a paragraph twice; once is enough.
  const meaning =
    result.kind === 'career'
      ? new Set([gateSentence(result), ...(result.isReady ? [] : result.band.copy)])
      : []
  const roleTitle = pack.careers.find(({id}) => id === answers.roles[0])?.title
  const lines = answeredLines(answers, pack, questions)
  const now = new Date()
  return (
    <div className="result">
      <header className="verdict">
        <p className="progress">Your result</p>
        <h2 id={HEADING_ID} tabIndex={-1}>
          {result.kind === 'career' ? headline(result) : 'The careers nearest to what you bring'}
        </h2>
        {result.kind === 'career' && (
          <>
            <p className="gain">{biggestGain(result)}</p>
            {[...meaning].map((text) => text && <p key={text}>{text}</p>)}
          </>
        )}
      </header>
      {texts.length > 0 && (
        <div className="notices">
          {texts.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      <p className="actions no-print">
        <button className="plain-button" type="button" onClick={props.onReview}>
          Review my answers
        </button>
      </p>
      {result.kind === 'career' ? (
        <>
          <FitPicture rows={result.rows} name={nameOf(result)} />
          <CareerResult
            assessment={result}
            pack={pack}
            roleTitle={roleTitle}
            request={pathRequest(result, pack, answers.roles, props.requestHref)}
            weeklyHours={answers.weeklyHours}
            onHours={(weeklyHours) => props.onChange({weeklyHours})}
            onChooseTarget={props.onChooseTarget}
          />
        </>
      ) : (
        <OptionsResult
          exploration={result}
          pack={pack}
          onChooseTarget={(id) => props.onChooseTarget(id)}
        />
      )}
      <TakeAway
        answers={answers}
        pack={pack}
        text={() => resultText(result, {lines, roleTitle, now, pack})}
        json={() => resultJson(result, {answers, now, pack})}
        keeping={props.keeping}
        announce={props.announce}
        onClear={props.onClear}
      />
      {props.hasOtherPack && (
        <div className="notices no-print">
          <p>
            Careers or skills here have changed while this page was open. This result uses what was
            loaded first. <a href={location.pathname}>Load the page anew</a> to use what is new;
            answers that are not remembered are lost by it.
          </p>
        </div>
      )}
    </div>
  )
}
