import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import type {Assessment} from '@crosswalk/schemas/rules/assessment/result'
import {dateText, groupDigits} from '../../../templates/words.ts'
import {isoDate} from './resultFiles.ts'
import {exact, sourceText} from './resultWords.ts'

interface ArithmeticProps {
  assessment: Assessment
  pack: AssessmentPack
}

/** Every number behind the result, so that it can be worked out again with a pencil. */
export function Arithmetic({assessment, pack}: ArithmeticProps) {
  const {rows, sums, parts, weights, score, correlation, time, band, bandOfScore} = assessment
  return (
    <details className="arithmetic">
      <summary>The full arithmetic</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="Arithmetic of readiness">
        <table>
          <caption>w is importance ÷ 5; g is r − u′, at least 0</caption>
          <thead>
            <tr>
              <th scope="col">Skill</th>
              <th scope="col">w</th>
              <th scope="col">Needed r</th>
              <th scope="col">Yours u</th>
              <th scope="col">With credit u′</th>
              <th scope="col">Gap g</th>
              <th scope="col">w × g</th>
              <th scope="col">w × r</th>
              <th scope="col">Where u′ is from</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({need, weight, ownLevel, level, gap, source}) => (
              <tr key={need.skillId}>
                <th scope="row">{need.title}</th>
                <td>{groupDigits(weight)}</td>
                <td>{need.level}</td>
                <td>{ownLevel}</td>
                <td>{level}</td>
                <td>{gap}</td>
                <td>{(weight * gap).toFixed(2)}</td>
                <td>{(weight * need.level).toFixed(2)}</td>
                <td>{sourceText(source)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Sum</th>
              <td colSpan={5} />
              <td>{sums.missing.toFixed(2)}</td>
              <td>{sums.needed.toFixed(2)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
      <ul className="formulas">
        <li>
          Readiness R = 1 − {sums.missing.toFixed(2)} ÷ {sums.needed.toFixed(2)} ={' '}
          {exact(parts.readiness)}
        </li>
        <li>{interestLine(assessment)}</li>
        <li>
          Feasibility T = {exact(parts.feasibility)}
          {assessment.hasMedianFeasibility
            ? ', the median of the other careers'
            : time &&
              ` (${groupDigits(time.hours)} hours ÷ (${time.weeklyHours} × 4.345) = ${groupDigits(time.months)} months${time.limitMonths === null ? ', no limit' : `, limit ${time.limitMonths}`})`}
        </li>
        <li>
          Score P = {exact(weights.readiness)} × {exact(parts.readiness)}
          {parts.interest !== null && ` + ${exact(weights.interest)} × ${exact(parts.interest)}`} +{' '}
          {exact(weights.feasibility)} × {exact(parts.feasibility)} = {exact(score)}
        </li>
        <li>
          “{bandOfScore.title}” begins at {bandOfScore.minimumScore.toFixed(2)}
          {assessment.isCapped && `; the gaps in what is decisive cap it at “${band.title}”`}.
        </li>
        <li>
          Settings version {pack.version}, content {pack.hash}, {dateText(isoDate(new Date()))}.
        </li>
      </ul>
    </details>
  )

  function interestLine({hasMedianInterest}: Assessment): string {
    if (parts.interest === null)
      return 'Interest fit F is left out, and the other weights share its part.'
    if (hasMedianInterest || correlation === null) {
      return `Interest fit F = ${exact(parts.interest)}, the median of the other careers`
    }
    return `Interest fit F = (${exact(correlation)} + 1) ÷ 2 = ${exact(parts.interest)}`
  }
}
