import type {AnsweredLine} from './answerWords.ts'

interface ReviewScreenProps {
  lines: readonly AnsweredLine[]
  onChangeAnswer(line: AnsweredLine): void
}

/** Every answer, with a way back to it. */
export function ReviewScreen({lines, onChangeAnswer}: ReviewScreenProps) {
  return (
    <dl className="review">
      {lines.map((line) => (
        <div key={`${line.screenName} ${line.question}`}>
          <dt>{line.question}</dt>
          <dd>{line.answer}</dd>
          <dd>
            <button className="link-button" type="button" onClick={() => onChangeAnswer(line)}>
              Change<span className="visually-hidden"> {line.question}</span>
            </button>
          </dd>
        </div>
      ))}
    </dl>
  )
}
