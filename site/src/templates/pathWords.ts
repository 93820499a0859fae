const DIFFICULTIES = ['A small step', 'Moderate', 'Demanding', 'Hard', 'A new profession']

/** "Demanding, 3 of 5" */
export function difficultyText(value: number): string {
  return `${DIFFICULTIES[value - 1]}, ${value} of 5`
}
