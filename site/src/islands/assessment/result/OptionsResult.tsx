import {careerHref} from '@crosswalk/schemas/hrefs'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import type {Exploration, RankedCareer} from '@crosswalk/schemas/rules/assessment/result'
import {roundMonths} from '@crosswalk/schemas/rules/duration'
import {useState} from 'react'
import {addressOf} from '../../../addressOf.ts'
import {filterText, monthsText, reasonSentence} from './resultWords.ts'
import {StoneBar} from './StoneBar.tsx'

const SHOWN_GROUPS = 6

interface OptionsResultProps {
  exploration: Exploration
  pack: AssessmentPack
  onChooseTarget(careerId: string): void
}

/** All careers, the nearest first. */
export function OptionsResult({exploration, onChooseTarget}: OptionsResultProps) {
  const {groups, excluded} = exploration.ranking
  const [isWhole, setWhole] = useState(groups.length <= SHOWN_GROUPS)
  const shown = isWhole ? groups : groups.slice(0, SHOWN_GROUPS)
  return (
    <section aria-labelledby="options">
      <h3 id="options">The nearest first</h3>
      <ol className="options">
        {shown.map((group) => (
          <li key={group[0]?.career.id}>
            {group.length > 1 && (
              <p className="hint">
                {group.length} careers come out equal; they stand in order of name.
              </p>
            )}
            {group.map((ranked) => (
              <Option key={ranked.career.id} ranked={ranked} onChooseTarget={onChooseTarget} />
            ))}
          </li>
        ))}
      </ol>
      {!isWhole && (
        <p className="no-print">
          <button className="plain-button" type="button" onClick={() => setWhole(true)}>
            Show all {groups.flat().length} careers
          </button>
        </p>
      )}
      {excluded.length > 0 && (
        <>
          <h3>Left out by what you asked for</h3>
          <ul className="excluded">
            {excluded.map(({career, filters}) => (
              <li key={career.id}>
                <a href={addressOf(careerHref(career.slug))}>{career.title}</a>{' '}
                <span className="hint">{filterText(filters)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface OptionProps {
  ranked: RankedCareer
  onChooseTarget(careerId: string): void
}

function Option({ranked, onChooseTarget}: OptionProps) {
  const {career, band, rows, time} = ranked
  return (
    <article className="option">
      <h4>
        <a href={addressOf(careerHref(career.slug))}>{career.title}</a>
        <span className="tag">{band.title}</span>
      </h4>
      <p className="crossing" aria-hidden="true">
        {rows.map(({need, level, weight}) => (
          <StoneBar key={need.skillId} level={level} need={need.level} weight={weight * 0.4} />
        ))}
      </p>
      <p>
        {reasonSentence(ranked)}
        {time !== null &&
          time.hours > 0 &&
          ` The plan takes ${monthsText(roundMonths(time.months))}.`}
      </p>
      <p className="no-print">
        <button className="link-button" type="button" onClick={() => onChooseTarget(career.id)}>
          See the result for {career.title}
        </button>
      </p>
    </article>
  )
}
