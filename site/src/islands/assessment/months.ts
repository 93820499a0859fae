import {monthNames} from '../../templates/words.ts'

/** `2027-08`, so many months after the day. */
export function monthAfter(now: number, months: number): string {
  const date = new Date(now)
  const count = date.getFullYear() * 12 + date.getMonth() + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** "August 2027" */
export function monthText(month: string): string {
  const [year, number] = month.split('-')
  return `${monthNames[Number(number) - 1]} ${year}`
}
