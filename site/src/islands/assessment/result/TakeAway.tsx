import type {Answers} from '@crosswalk/schemas/rules/assessment/answers'
import {encodeAnswers} from '@crosswalk/schemas/rules/assessment/fragment'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import {type ReactNode, useState} from 'react'

interface TakeAwayProps {
  answers: Answers
  pack: AssessmentPack
  /** The result as a person reads it, and as a program does; made when asked for. */
  text(): string
  json(): string
  keeping: ReactNode
  announce(text: string): void
  onClear(): void
}

/** Ways to keep the result, to hand it on and to get rid of it. Nothing here is sent anywhere. */
export function TakeAway(props: TakeAwayProps) {
  const {answers, pack, announce} = props
  const [link, setLink] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  // A link shows the answers that it was made for.
  const [linkedAnswers, setLinkedAnswers] = useState(answers)
  const isCurrent = link !== null && linkedAnswers === answers

  const makeLink = async () => {
    const {origin, pathname} = location
    const made = `${origin}${pathname}#${encodeAnswers(answers, pack)}`
    setLink(made)
    setLinkedAnswers(answers)
    const didCopy = await copy(made)
    setCopied(didCopy)
    announce(
      didCopy ? 'The link is copied. It contains your answers.' : 'The link is ready to copy.',
    )
  }
  return (
    <section className="take no-print" aria-labelledby="take">
      <h3 id="take">Keep it, share it, or erase it</h3>
      <p className="actions">
        <button className="plain-button" type="button" onClick={() => print()}>
          Print
        </button>
        <button
          className="plain-button"
          type="button"
          onClick={() => save('crosswalk-result.txt', 'text/plain', props.text())}
        >
          Save as text
        </button>
        <button
          className="plain-button"
          type="button"
          onClick={() => save('crosswalk-result.json', 'application/json', props.json())}
        >
          Save as JSON
        </button>
        <button className="plain-button" type="button" onClick={makeLink}>
          Copy a link to this result
        </button>
      </p>
      {isCurrent && (
        <div className="link">
          <p>
            <strong>This link contains all of your answers.</strong> Whoever has it can read them,
            so give it only to people who may.{' '}
            {isCopied ? 'It is in your clipboard.' : 'Select it and copy it by hand.'}
          </p>
          <label>
            <span className="visually-hidden">Link to this result</span>
            <input
              type="text"
              readOnly
              value={link}
              onFocus={(event) => event.currentTarget.select()}
            />
          </label>
        </div>
      )}
      {props.keeping}
      <p className="actions">
        <button className="plain-button" type="button" onClick={props.onClear}>
          Erase all of my answers
        </button>
      </p>
    </section>
  )
}

/** False where the browser does not allow it. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without a secure address or a permission there is no clipboard; the link can be copied by hand.
    return false
  }
}

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], {type}))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
