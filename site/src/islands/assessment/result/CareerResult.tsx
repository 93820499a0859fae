import {fixedHrefs, skillHref} from '@crosswalk/schemas/hrefs'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import type {Assessment} from '@crosswalk/schemas/rules/assessment/result'
import {addressOf} from '../../../addressOf.ts'
import {ChoiceField} from '../ChoiceField.tsx'
import {hoursChoices} from '../LimitsScreen.tsx'
import {Arithmetic} from './Arithmetic.tsx'
import type {PathRequest} from './pathRequest.ts'
import {
  biggestGain,
  confidenceSentence,
  gapSentence,
  leverSentence,
  nameOf,
  nextBandSentence,
  quickWinSentence,
  reasonSentence,
  strengthSentence,
  timeSentence,
  whatIfCondition,
  whatIfOutcome,
} from './resultWords.ts'
import {WaySection} from './WaySection.tsx'

interface CareerResultProps {
  assessment: Assessment
  pack: AssessmentPack
  roleTitle: string | undefined
  request: PathRequest | undefined
  weeklyHours: number | null
  onHours(hours: number): void
  onChooseTarget(careerId: string, specialisation?: string): void
}

/** The result for one career, in the order in which a reader asks. */
export function CareerResult(props: CareerResultProps) {
  const {assessment, pack, roleTitle, request, weeklyHours, onHours, onChooseTarget} = props
  const {strengths, gaps, levers, quickWins, time, others, whatIfs, nextBand, career} = assessment
  const [biggest] = levers
  const skillOf = (id: string) => pack.skills.find((skill) => skill.id === id)
  const isOwn = assessment.notices.some(({kind}) => kind === 'targetIsBackground')
  return (
    <>
      <WaySection assessment={assessment} pack={pack} roleTitle={roleTitle} request={request} />

      {isOwn && career.specialisations.length > 0 && (
        <section aria-labelledby="variants">
          <h3 id="variants">Specialisations of what you do</h3>
          <ul className="ways">
            {career.specialisations.map(({key, title}) => (
              <li key={key}>
                <button
                  className="link-button"
                  type="button"
                  onClick={() => onChooseTarget(career.id, key)}
                >
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}

      <section aria-labelledby="strengths">
        <h3 id="strengths">What speaks for you</h3>
        {strengths.length === 0 ? (
          <p className="text">
            None of the skills that this work asks for is there yet, as far as your answers tell.
          </p>
        ) : (
          <ol className="points strengths">
            {strengths.map((strength) => (
              <li key={strength.row.need.skillId}>
                <h4>{strength.row.need.title}</h4>
                <p>{strengthSentence(strength)}</p>
              </li>
            ))}
          </ol>
        )}
      </section>

      {gaps.length > 0 && (
        <section aria-labelledby="gaps">
          <h3 id="gaps">What is missing most</h3>
          <ol className="points gaps">
            {gaps.map((row) => {
              const skill = skillOf(row.need.skillId)
              const anchor = skill?.levels?.[row.need.level]
              return (
                <li key={row.need.skillId}>
                  <h4>
                    {skill?.slug ? (
                      <a href={addressOf(skillHref(skill.slug))}>{row.need.title}</a>
                    ) : (
                      row.need.title
                    )}
                  </h4>
                  <p>{gapSentence(row)}</p>
                  {anchor && <p className="hint">That is: {anchor}</p>}
                </li>
              )
            })}
          </ol>
        </section>
      )}

      {biggest && (
        <section aria-labelledby="lever">
          <h3 id="lever">Where an hour counts most</h3>
          <p className="text">
            <strong>{biggestGain(assessment)}</strong> {leverSentence(biggest)}
          </p>
          {quickWins.length > 0 && (
            <>
              <h4>Quick wins</h4>
              <ul className="wins">
                {quickWins.map((win) => (
                  <li key={win.row.need.skillId}>
                    <strong>{win.row.need.title}.</strong> {quickWinSentence(win)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}

      {time && (
        <section aria-labelledby="time">
          <h3 id="time">How long it takes you</h3>
          <p className="text" id="time-needed">
            {timeSentence(time)}
          </p>
          <div className="no-print">
            <ChoiceField
              id="pace"
              legend="Your hours a week"
              layout="inline"
              choices={hoursChoices(weeklyHours).map((hours) => ({
                value: String(hours),
                label: String(hours),
              }))}
              chosen={[String(time.weeklyHours)]}
              onChoose={(value) => onHours(Number(value))}
            />
          </div>
        </section>
      )}

      {others.length > 0 && (
        <section aria-labelledby="others">
          <h3 id="others">Two other careers to look at</h3>
          <ul className="points">
            {others.map((other) => (
              <li key={other.career.id}>
                <h4>
                  {other.career.title} <span className="tag">{other.band.title}</span>
                </h4>
                <p>{reasonSentence(other)}</p>
                <p className="no-print">
                  <button
                    className="link-button"
                    type="button"
                    onClick={() => onChooseTarget(other.career.id)}
                  >
                    See the result for {other.career.title}
                  </button>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}

      <section aria-labelledby="changes">
        <h3 id="changes">What would change this</h3>
        {nextBand && <p className="text">{nextBandSentence(nextBand)}</p>}
        {whatIfs.length === 0 ? (
          <p className="text">No single answer of yours would change it.</p>
        ) : (
          <dl className="what-ifs">
            {whatIfs.map((whatIf) => (
              <div key={whatIfCondition(whatIf)}>
                <dt>{whatIfCondition(whatIf)}</dt>
                <dd>{whatIfOutcome(whatIf, assessment)}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>

      <section aria-labelledby="behind">
        <h3 id="behind">How sure this is, and how it is worked out</h3>
        <p className="text">{confidenceSentence(assessment.confidence, roleTitle)}</p>
        <Arithmetic assessment={assessment} pack={pack} />
        <p className="hint">
          {nameOf(assessment)} is measured by what its page says.{' '}
          <a href={addressOf(`${fixedHrefs.home}methodology/`)}>How the assessment scores</a>
        </p>
      </section>
    </>
  )
}
