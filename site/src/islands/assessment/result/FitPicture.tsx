import type {SkillRow} from '@crosswalk/schemas/rules/assessment/result'
import {levelLabel} from '@crosswalk/schemas/rules/levelScale'
import {capitalise} from '../../../templates/words.ts'
import {fitSummary} from './resultWords.ts'
import {StoneBar} from './StoneBar.tsx'

interface FitPictureProps {
  rows: readonly SkillRow[]
  name: string
}

/** What the reader brings against what is needed: a sentence, then every skill in words with its stones. */
export function FitPicture({rows, name}: FitPictureProps) {
  return (
    <section aria-labelledby="fit">
      <h3 id="fit">What you bring, and what is needed</h3>
      <p className="text">{fitSummary(rows, name)}</p>
      <table className="fit">
        <caption className="visually-hidden">
          Level of each skill now and needed, the most urgent first
        </caption>
        <thead>
          <tr>
            <th scope="col">Skill</th>
            <th scope="col">You bring</th>
            <th scope="col">Needed</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({need, level, weight}) => (
            <tr key={need.skillId}>
              <th scope="row">
                <span>{need.title}</span>
                <StoneBar level={level} need={need.level} weight={weight} />
              </th>
              <td data-label="You bring: ">{capitalise(levelLabel(Math.floor(level)))}</td>
              <td data-label="Needed: ">{capitalise(levelLabel(need.level))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint legend" aria-hidden="true">
        <span>
          <StoneBar level={1} need={1} weight={0.6} /> you bring it
        </span>
        <span>
          <StoneBar level={0} need={1} weight={0.6} /> still to learn
        </span>
        <span>
          <StoneBar level={0} need={1} weight={1} /> wider counts more
        </span>
      </p>
    </section>
  )
}
