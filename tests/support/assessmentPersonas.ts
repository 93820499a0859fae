import type {Persona} from './assessmentReader.ts'

/** Has a target in mind. */
export const engineer = {
  search: 'software dev',
  role: 'Software Engineer',
  years: '5 to 9 years',
  target: 'Product Manager',
  skills: 'typical',
  weeklyHours: '8',
} satisfies Persona

/** Wants to see what there is. */
export const teacher = {
  search: 'teach',
  role: 'Teacher',
  years: '10 years or more',
  target: 'Show me options',
  skills: 'typical',
  likesEverything: true,
  weeklyHours: '10',
} satisfies Persona

/** Does work that the list lacks, and is sure of nothing. */
export const stranger = {
  ...engineer,
  ...{search: '', role: 'None of these', years: 'Not sure', skills: 'Not sure'},
} satisfies Persona
