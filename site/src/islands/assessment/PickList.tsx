import {type ReactNode, useState} from 'react'
import {matchNames, matchNamesRoughly} from '../../find/matchNames.ts'
import {type Choice, ChoiceField} from './ChoiceField.tsx'

export interface PickOption {
  id: string
  title: string
  alternateTitles: readonly string[]
  tag?: string | undefined
}

interface PickListProps {
  id: string
  legend: ReactNode
  hint: string
  searchLabel: string
  error?: string | undefined
  /** The likeliest first. */
  options: readonly PickOption[]
  /** Offered whatever is typed. */
  lastChoice: Choice
  isMultiple?: boolean
  chosen: readonly string[]
  /** How many are shown before anything is typed. */
  shownCount: number
  initialText?: string
  onChoose(value: string, isChosen: boolean): void
  announce?(text: string): void
}

/** Choices that are narrowed by typing any of their names. What is chosen stays in sight. */
export function PickList(props: PickListProps) {
  const {id, options, lastChoice, chosen, shownCount, announce} = props
  const [typed, setTyped] = useState(props.initialText ?? '')
  const [isWhole, setWhole] = useState(options.length <= shownCount)
  const found = findOptions(options, typed)
  const shown = typed.trim() === '' && !isWhole ? found.slice(0, shownCount) : found
  const kept = options
    .filter((option) => chosen.includes(option.id) && !shown.some(({id: at}) => at === option.id))
    .map((option) => ({...option, name: option.title}))
  const choices = [...kept, ...shown].map(({id: value, title, name, tag}) => ({
    value,
    label: name === title ? title : `${title} (${name})`,
    tag,
  }))
  const noneFound = typed.trim() !== '' && found.length === 0

  return (
    <ChoiceField
      id={id}
      legend={props.legend}
      hint={props.hint}
      error={props.error}
      isMultiple={props.isMultiple ?? false}
      choices={[...choices, lastChoice]}
      chosen={chosen}
      onChoose={props.onChoose}
      layout="columns"
      before={
        <>
          <label className="search">
            <span>{props.searchLabel}</span>
            <input
              type="search"
              id={`${id}-search`}
              defaultValue={typed}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={(event) => {
                const text = event.currentTarget.value
                setTyped(text)
                announce?.(countText(findOptions(options, text).length, text))
              }}
              onKeyDown={(event) => {
                // Enter would leave the screen before anything is chosen.
                if (event.key === 'Enter') event.preventDefault()
              }}
            />
          </label>
          {noneFound && (
            <p className="hint">
              Nothing here is called “{typed.trim()}”. Try another name, or choose “
              {lastChoice.label}”.
            </p>
          )}
        </>
      }
      after={
        typed.trim() === '' &&
        !isWhole && (
          <button className="plain-button" type="button" onClick={() => setWhole(true)}>
            Show all {options.length}
          </button>
        )
      }
    />
  )
}

interface Found extends PickOption {
  /** By which it was found. */
  name: string
}

function findOptions(options: readonly PickOption[], typed: string): Found[] {
  const exact = matching(options, typed, matchNames)
  return exact.length > 0 ? exact : matching(options, typed, matchNamesRoughly)
}

function matching(
  options: readonly PickOption[],
  typed: string,
  match: typeof matchNames,
): Found[] {
  return options.flatMap((option) => {
    const name = match(typed, [option.title, ...option.alternateTitles])
    return name === undefined ? [] : [{...option, name}]
  })
}

function countText(count: number, typed: string): string {
  if (typed.trim() === '') return ''
  return count === 1 ? `1 match for “${typed}”.` : `${count} matches for “${typed}”.`
}
