/*
 * Generated text is made of clauses: an opening that fits its place, what somebody does, and why
 * or with what result. Slots stand close together, so that two texts seldom share five words in
 * a row. {from} and {to} are careers, {skill} is a skill; the other slots are lists of words.
 */

const deeds = [
  'you {verb} {n} {trait} {things} with the {person}',
  'you ask {n} {people} which {things} they {verb} first',
  'the {person} shows you how {people} {verb} {trait} {things}',
  'you spend {n} hours in the {place} among {trait} {things}',
  '{people} bring you {trait} {things} to {verb} by {day}',
  'you keep a list of {n} {things} that {people} call {trait}',
  'you sit beside the {person} until {n} {trait} {things} are done',
  'you note what {n} {people} do with {trait} {things}',
  'you hold {n} {things} from the {place} next to those of the {person}',
  'you let {people} {verb} your {things} and count the {trait} ones',
  'you guess for {n} {trait} {things} what the {person} will say',
  'you trade {things} with {n} {people} from a {place}',
]

const results = [
  'because {people} judge you by {trait} {things}',
  'so that on {day} the {person} can {verb} the rest',
  'and the {place} is still when {people} come',
  'while {n} {people} wait for their {things}',
  'even if the {person} finds such {things} {trait}',
  'until no {trait} {things} are left in the {place}',
  'since {trait} {things} cost {people} a {day}',
  'which leaves {n} {things} for the {person}',
  'before {people} from the {place} {verb} them',
  'unless the {person} has {trait} {things}',
  'and you learn which {things} {people} forget',
  'as {people} in a {place} do every {day}',
]

/** One clause of each list is taken; they are joined by commas. */
export interface Phrase {
  clauses: readonly (readonly string[])[]
  end: '.' | '?' | ''
}

/** An opening, a deed and its result: 15 to 25 words. Openings belong to one phrase alone. */
const sentence = (...openings: string[]): Phrase => ({
  clauses: [openings, deeds, results],
  end: '.',
})

/** An opening and a deed, for fields of 160 characters and more. */
const short = (...openings: string[]): Phrase => ({clauses: [openings, deeds], end: '.'})

/** At most seven words, so that it may stand in any number of documents. */
const title = (...patterns: string[]): Phrase => ({clauses: [patterns], end: ''})

export const phrases = {
  pitchNow: sentence('As a {from}', 'In your years as a {from}', 'Like any good {from}'),
  pitchCarries: sentence('In the work of a {to}', 'Later as a {to}', 'Once you are a {to}'),
  pitchHard: sentence('What will be hard', 'At first it hurts', 'In the weak hours'),
  pitchPlan: sentence('On the way there', 'Over the months', 'Week after week'),
  pitchMonday: sentence('On Monday', 'This very Monday', 'Next Monday at nine'),
  gapWide: sentence('To grow in {skill}', 'For lack of {skill}', 'Where {skill} is called for'),
  gapNarrow: sentence('As for the rest', 'In all smaller gaps', 'With the easier skills'),
  adviceBefore: sentence('Before you enrol', 'First of all', 'Ahead of any course'),
  adviceBeforeDone: sentence('On the second try', 'If that went well', 'A week after that'),
  adviceAsk: sentence('At a first meeting', 'For half an hour', 'Over a cup of tea'),
  adviceAskDone: sentence('Without a plan of your own', 'With open ears', 'Pencil in hand'),
  adviceProof: sentence('For your folder', 'To have some proof', 'As a first piece'),
  adviceProofDone: sentence('On two pages', 'With names left out', 'In plain words'),
  adviceLanding: sentence('In the interview', 'When they ask for a case', 'On the trial day'),
  adviceLandingDone: sentence('As a last word', 'By way of thanks', 'On the way out'),
  adviceTitle: title(
    '{Verb} {n} {trait} {things}',
    'Ask {n} {people} about {trait} {things}',
    'Spend a {day} in the {place}',
    'Show the {person} your {things}',
  ),
  question: {
    clauses: [
      [
        'Can a {from} {verb} {trait} {things} as {people} in a {place} do',
        'Do {people} in the {place} care that a {from} can {verb} {trait} {things}',
      ],
    ],
    end: '?',
  },
  answer: sentence('Mostly yes', 'More often than not', 'In most firms yes'),
  overrideReason: sentence('On this path', 'Coming from that job', 'After such a start'),

  careerSummary: short('Put in one line', 'In short', 'On most days'),
  careerBody: sentence(
    'Early in the day',
    'By noon',
    'Around two',
    'Late in the day',
    'In a slow week',
    'Close to a deadline',
    'In the first year',
    'With a new team',
  ),
  careerDay: short('In the morning', 'After lunch', 'At times', 'Most weeks'),
  specialisation: sentence('In this branch', 'In the leading post', 'With more weight'),
  categoryText: sentence('In this field', 'Across these jobs'),

  skillDefinition: short('In this craft', 'Seen from outside', 'Put plainly', 'In practice'),
  skillLevel1: short('Without doing it yourself', 'As somebody who looks on', 'On paper'),
  skillLevel2: short('With help', 'Under guidance', 'With somebody beside you'),
  skillLevel3: short('On your own', 'Unaided', 'Without asking'),
  skillLevel4: short('In front of others', 'As the one they ask', 'As a teacher'),

  advantageTitle: title(
    '{Verb} {trait} {things} under pressure',
    '{Verb} {things} while {people} wait',
    'Hear {people} out about {trait} {things}',
    'Keep {n} {trait} {things} in order',
  ),
  claim: sentence('For years', 'Day in and day out', 'Without being told', 'With a steady hand'),
  exampleWhen: sentence('On one bad {day}', 'One {day} in spring', 'Late on a {day}'),
  exampleThen: sentence('In the new job', 'A year from now', 'With other names on the door'),
  limits: short('Where nobody knows you', 'Far from your old desk', 'In a hurry'),
  evidence: short('In one case', 'In one firm', 'In one town'),
  transferReason: short('In both jobs', 'Then as now', 'In the old task and the new'),

  roadmapTitle: title('From {things} to {skill}', 'Through {things} to {skill}'),
  roadmapAudience: short('If by now', 'If at work', 'If of late'),
  phaseTitle: title('{Verb} {trait} {things} with {people}', 'Meet {people} in the {place}'),
  phaseGoal: short('At the end', 'When the phase is over', 'By then'),
  milestone: short('For all to see', 'While a friend looks on', 'In front of a guest'),
  stepTitle: title(
    '{Verb} {n} {trait} {things} for {people}',
    'Watch {people} {verb} {trait} {things}',
    'Ask the {person} about {things}',
  ),
  stepWhy: short('Later on', 'In the next step', 'On a real job', 'For want of this'),
  stepTask: sentence(
    'This evening',
    'In the first days',
    'Within two weeks',
    'On two free evenings',
  ),
  stepEvidence: short('Once it is done', 'As proof', 'To close the step', 'Before you go on'),
} as const satisfies Record<string, Phrase>

export type PhraseName = keyof typeof phrases
