interface StoneBarProps {
  /** What the reader brings, in quarters. */
  level: number
  /** 1–4: one stone each. */
  need: number
  /** 0.2–1: how wide a stone is, so that the area is what the skill counts. */
  weight: number
}

/** Places of the stones, one for each level above 0. */
const STONES = [0, 1, 2, 3]
const GAP = 3
const HEIGHT = 16

/** What is brought of what is needed. Decoration beside the same in words. */
export function StoneBar({level, need, weight}: StoneBarProps) {
  const stone = Math.round(6 + weight * 18)
  const width = need * (stone + GAP) + 1
  return (
    <svg
      className="stones"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      aria-hidden="true"
      focusable="false"
    >
      {STONES.slice(0, need).map((index) => {
        const x = index * (stone + GAP) + 1
        const part = Math.min(1, Math.max(0, level - index))
        return (
          <g key={index}>
            <rect className="needs" x={x} y="1" width={stone} height={HEIGHT - 2} />
            {part > 0 && (
              <rect className="has" x={x} y="1" width={stone * part} height={HEIGHT - 2} />
            )}
          </g>
        )
      })}
    </svg>
  )
}
