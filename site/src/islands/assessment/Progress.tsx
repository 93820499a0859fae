import {type Screen, screenKey} from './screens.ts'

interface ProgressProps {
  screens: readonly Screen[]
  /** Of the screen shown; all are behind at the length of the list. */
  place: number
  title: string
}

/** Where the reader is, in words; one stripe of the crossing per screen as decoration. */
export function Progress({screens, place, title}: ProgressProps) {
  return (
    <span className="progress">
      <svg
        viewBox={`0 0 ${screens.length * 11} 28`}
        width={screens.length * 11}
        height="28"
        aria-hidden="true"
        focusable="false"
      >
        {screens.map((screen, index) => (
          <rect
            key={screenKey(screen)}
            className={index <= place ? 'done' : ''}
            x={index * 11 + 1}
            y="1"
            width="6"
            height="26"
          />
        ))}
      </svg>
      {title}
    </span>
  )
}
