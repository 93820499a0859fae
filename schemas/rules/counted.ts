/** "1 step", "4 steps": a number with its noun, which takes a plain s. */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}
