import type {CareerPage} from '../loaders/careerPage.ts'

/** Names of the classifications that careers have codes in, as their publishers write them. */
export const CODE_SETS: Record<CareerPage['codes'][number]['scheme'], string> = {
  'onet-soc': 'O*NET-SOC',
  'isco-08': 'ISCO-08',
  esco: 'ESCO',
}
