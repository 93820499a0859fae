import {fixedHrefs} from '@crosswalk/schemas/hrefs'
import {encodePack} from '@crosswalk/schemas/rules/assessment/encodePack'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import {decodePack} from '@crosswalk/schemas/rules/assessment/wirePack'
import {readDocuments} from '../content/normalise.ts'
import {Report} from '../content/report.ts'
import {plainText} from '../prose/prose.ts'
import {packCareers} from './assessmentPackCareers.ts'
import {type PackedPath, packedPath, packPaths, packTransfers} from './assessmentPackPaths.ts'
import {packQuestions, partsOf} from './assessmentPackQuestions.ts'
import {PackSkills} from './assessmentPackSkills.ts'
import type {AssessmentPackQueryResult} from './generated.ts'
import {Extracts, Kept} from './kept.ts'
import type {ReadContent} from './readContent.ts'
import type {Scoring} from './scoring.ts'

/** A file that the assessment loads; its address changes whenever a byte of it does. */
interface DataFile {
  href: string
  /** As it is served, before compression. */
  sizeBytes: number
  text: string
}

export interface PackFile extends DataFile {
  hash: string
  /** Titles of the steps, which only the result prints. */
  titles: DataFile
}

type PackSources = Pick<
  ReadContent,
  'careers' | 'backgrounds' | 'skills' | 'advantages' | 'scoring'
> & {paths: readonly PackedPath[]}

/** The data of the assessment, made again only if something else is said in it. */
export class PackJoin {
  readonly #paths = new Extracts(packedPath)
  readonly #made = new Kept<{file: PackFile | null; report: Report}>()

  /** @param fetched - unchecked result of `assessmentPackQuery` */
  file(fetched: unknown, read: ReadContent, report: Report): PackFile | null {
    const {careers, backgrounds, skills, advantages, scoring} = read
    const paths = this.#paths.of(read.paths)
    const made = this.#made.of(
      [fetched, careers, backgrounds, skills, advantages, scoring, paths],
      () => {
        const own = new Report()
        const sources = {careers, backgrounds, skills, advantages, scoring, paths}
        return {file: assessmentPack(fetched, sources, own), report: own}
      },
    )
    for (const line of made.report.lines) report.add(line)
    return made.file
  }
}

/**
 * The data of the assessment, from what the pages show: content that has no page is not in it, and
 * the same content gives the same bytes.
 *
 * @param fetched - unchecked result of `assessmentPackQuery`
 * @returns `null` without readable settings, or without a career to compare with
 */
function assessmentPack(fetched: unknown, read: PackSources, report: Report): PackFile | null {
  if (read.scoring === null) return null
  const {wire, titles} = encodePack(packContent(fetched, read, read.scoring, report))
  const decoded = decodePack(wire, titles)
  if (decoded.kind === 'refused') {
    reportSettings(report, `The assessment is left out: ${decoded.detail}`)
    return null
  }
  if (decoded.pack.careers.every(({isTarget}) => !isTarget)) return null
  const {hash} = wire
  return {
    ...dataFile('pack', hash, wire),
    hash,
    titles: dataFile('steps', wire.titles, titles),
  }
}

function dataFile(name: string, hash: string, data: unknown): DataFile {
  const text = JSON.stringify(data)
  const href = `${fixedHrefs.assessment}${name}.${hash}.json`
  return {href, sizeBytes: Buffer.byteLength(text), text}
}

function reportSettings(report: Report, reason: string): void {
  const id = 'assessmentSettings'
  report.add({documentId: id, documentType: id, field: '', reason, effect: 'dropped'})
}

type PackContent = Omit<AssessmentPack, 'format' | 'hash'>

function packContent(
  fetched: unknown,
  read: PackSources,
  scoring: Scoring,
  report: Report,
): PackContent {
  const parts = partsOf(fetched)
  const questions = packQuestions(parts.questions, report)
  const silent = readDocuments<AssessmentPackQueryResult['skills'][number], string>(
    parts.skills,
    {report},
    (document) => document.text('_id'),
  )
  const skills = new PackSkills(read.skills, questions.skillWordings, new Set(silent))
  const careers = packCareers(parts.careers, read, skills, report)
  const needs = careers.flatMap((career) => [
    ...career.needs,
    ...career.specialisations.flatMap(({adjustments}) => adjustments),
  ])
  const needed = new Set(needs.map(({skillId}) => skillId))
  // Both name skills, which are listed last.
  const transfers = packTransfers(read.advantages, careers, needed, skills, report)
  const paths = packPaths(read.paths, careers, skills)
  const {version, weights, maxSkillQuestions} = scoring
  return {
    version,
    skills: skills.inOrder(needed),
    careers,
    transfers,
    paths,
    weights,
    bands: scoring.bands.map(({key, title, minimumScore, meaning}) => ({
      key,
      title,
      minimumScore,
      copy: meaning.map((block) => plainText([block])).filter((paragraph) => paragraph !== ''),
    })),
    maxSkillQuestions,
    statements: questions.statements,
    wordings: questions.wordings,
  }
}
