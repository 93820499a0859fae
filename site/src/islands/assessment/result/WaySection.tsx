import {careerHref, pathHref} from '@crosswalk/schemas/hrefs'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import type {Assessment} from '@crosswalk/schemas/rules/assessment/result'
import {addressOf} from '../../../addressOf.ts'
import {countOf} from '../../../templates/words.ts'
import type {PathRequest} from './pathRequest.ts'
import {nameOf} from './resultWords.ts'

interface WaySectionProps {
  assessment: Assessment
  pack: AssessmentPack
  roleTitle: string | undefined
  request: PathRequest | undefined
}

/** The guide to follow: written for this background, borrowed from the nearest, or over several steps. */
export function WaySection({assessment, pack, roleTitle, request}: WaySectionProps) {
  const {way, isReady, career, route} = assessment
  const titleOf = (id: string) => pack.careers.find((one) => one.id === id)?.title ?? ''
  const general = (
    <a href={addressOf(careerHref(career.slug))}>All about becoming {nameOf(assessment)}</a>
  )
  return (
    <section aria-labelledby="way">
      <h3 id="way">{isReady ? 'What to do next' : 'Your path'}</h3>
      {way.kind === 'none' ? (
        <p className="text">
          No guide leads there yet that fits what you asked for. {general} says what the work asks
          of everyone.
        </p>
      ) : (
        <>
          <p className="path-link">
            <a href={addressOf(`${pathHref(way.plan.path.slug)}${isReady ? '#advice' : ''}`)}>
              {way.plan.path.title}
            </a>
          </p>
          <p className="text">
            {way.kind === 'borrowed'
              ? `Borrowed: no guide begins at ${roleTitle ?? 'your work'} yet. Of the backgrounds that a guide begins at, ${way.from.title} is the one most like yours. Its plan suits you; what it says about your strengths may not.`
              : `Written for ${titleOf(way.plan.path.from)}.`}{' '}
            {isReady
              ? 'You can pass over its plan and go straight to the advice on landing the job.'
              : planText(way.plan)}
          </p>
        </>
      )}
      {route && (
        <>
          <p className="text">
            Or over several steps, each with a guide of its own,{' '}
            {countOf(Math.round(route.hours), 'hour')} in all:
          </p>
          <ol className="ways">
            {route.legs.map(({path, hours}) => (
              <li key={path.id}>
                <a href={addressOf(pathHref(path.slug))}>{path.title}</a>{' '}
                <span className="hint">{countOf(Math.round(hours), 'hour')}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {request && (
        <p className="text no-print">
          <a href={request.href}>{request.label}</a>. {request.tells}
        </p>
      )}
    </section>
  )
}

function planText({steps, doneSteps}: {steps: readonly unknown[]; doneSteps: readonly unknown[]}) {
  const left = `${countOf(steps.length, 'step')} of its plan ${steps.length === 1 ? 'is' : 'are'} for you`
  return doneSteps.length === 0
    ? `${left}.`
    : `${left}; you can pass over ${doneSteps.length}, because you have those skills.`
}
