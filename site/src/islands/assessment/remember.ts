import type {Answers} from '@crosswalk/schemas/rules/assessment/answers'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import type {Restored} from '@crosswalk/schemas/rules/assessment/restored'
import {parseStored, serialiseStored} from '@crosswalk/schemas/rules/assessment/storedAnswers'
import {readStored, writeStored} from '../../enhance/deviceStorage.ts'

const ANSWERS = 'assessment'
const SCREEN = 'assessment-screen'

export interface Remembered {
  restored: Restored
  /** Key of the screen that the reader was on. */
  screenKey: string | null
}

export function readRemembered(pack: AssessmentPack, now: number): Remembered {
  return {
    restored: parseStored(readStored(ANSWERS), pack, now),
    screenKey: readStored(SCREEN),
  }
}

/** Called with the reader's consent only. False if the browser keeps nothing for this site. */
export function writeRemembered(
  answers: Answers,
  screenKey: string,
  {pack, now}: {pack: AssessmentPack; now: number},
): boolean {
  return writeStored(ANSWERS, serialiseStored(answers, pack, now)) && writeStored(SCREEN, screenKey)
}

export function forget(): void {
  writeStored(ANSWERS, null)
  writeStored(SCREEN, null)
}
