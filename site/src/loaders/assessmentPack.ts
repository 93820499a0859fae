import {fixedHrefs} from '@crosswalk/schemas/hrefs'
import {
  encodeFrame,
  type FrameText,
  frameText,
  sealPack,
} from '@crosswalk/schemas/rules/assessment/encodePack'
import type {AssessmentPack, PackPath, PackStep} from '@crosswalk/schemas/rules/assessment/pack'
import {hashOf} from '@crosswalk/schemas/rules/assessment/wireFormat'
import {decodePack, pathCheck} from '@crosswalk/schemas/rules/assessment/wirePack'
import {readDocuments} from '../content/normalise.ts'
import {Report} from '../content/report.ts'
import {plainText} from '../prose/prose.ts'
import {packCareers} from './assessmentPackCareers.ts'
import {
  type FollowedPath,
  followedPath,
  type PackedPath,
  packedPath,
  packPath,
  packPlans,
  packTransfers,
} from './assessmentPackPaths.ts'
import {packQuestions, partsOf} from './assessmentPackQuestions.ts'
import {PackSkills} from './assessmentPackSkills.ts'
import type {AssessmentPackQueryResult} from './generated.ts'
import {Extracts, Kept, KeptEach} from './kept.ts'
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
  /** What somebody reads in it. */
  pack: AssessmentPack
  /** Titles of the steps, which only the result prints. */
  titles: DataFile
}

type PackSources = Pick<
  ReadContent,
  'careers' | 'backgrounds' | 'skills' | 'advantages' | 'scoring'
> & {paths: readonly FollowedPath[]}

/** The data of the assessment, in which only the rows of paths are written again that are others. */
export class PackJoin {
  readonly #followed = new Extracts(followedPath)
  readonly #paths = new Extracts(packedPath)
  readonly #frame = new Kept<{frame: Frame | null; report: Report}>()
  readonly #among = new Kept<readonly PackedPath[]>()
  readonly #rows = new KeptEach<Row>()
  readonly #file = new Kept<{file: PackFile | null; report: Report}>()

  /** @param fetched - unchecked result of `assessmentPackQuery` */
  file(fetched: unknown, read: ReadContent, report: Report): PackFile | null {
    const {careers, backgrounds, skills, advantages, scoring} = read
    const paths = this.#followed.of(read.pathsById)
    const {frame, report: ofFrame} = this.#frame.of(
      [fetched, careers, backgrounds, skills, advantages, scoring, paths],
      () => {
        const own = new Report()
        const sources = {careers, backgrounds, skills, advantages, scoring, paths}
        return {frame: packFrame(fetched, sources, own), report: own}
      },
    )
    for (const line of ofFrame.lines) report.add(line)
    if (frame === null) return null
    const packed = this.#paths.of(read.pathsById)
    const among = this.#among.of([packed, frame], () => packed.filter(frame.isIn))
    const rows = this.#rows.of(among, () => [frame], frame.rowOf, [frame])
    const {file, report: ofRows} = this.#file.of([frame, rows], () => {
      const own = new Report()
      return {file: packFile(frame, rows, own), report: own}
    })
    for (const line of ofRows.lines) report.add(line)
    return file
  }
}

interface Row {
  path: PackPath
  json: string
  /** What is wrong with it, at a place. */
  refusalAt: (place: string) => string | null
}

/** Everything but the paths, which change most. */
interface Frame {
  pack: AssessmentPack
  text: FrameText
  titles: DataFile
  isIn: (path: PackedPath) => boolean
  rowOf: (path: PackedPath) => Row
}

/**
 * The data of the assessment, from what the pages show: content that has no page is not in it, and
 * the same content gives the same bytes.
 *
 * @param fetched - unchecked result of `assessmentPackQuery`
 * @returns `null` without readable settings, or without a career to compare with
 */
function packFrame(fetched: unknown, read: PackSources, report: Report): Frame | null {
  if (read.scoring === null) return null
  const {plans, ...content} = packContent(fetched, read, read.scoring, report)
  const steps = [...plans.values()]
  const {wire, titles, rowOf} = encodeFrame(content, steps)
  const decoded = decodePack({...wire, hash: hashOf(wire)}, titles)
  if (decoded.kind === 'refused') {
    reportSettings(report, decoded.detail)
    return null
  }
  const {pack} = decoded
  const {careers} = pack
  if (careers.every(({isTarget}) => !isTarget)) return null
  const known = new Set(careers.map(({id}) => id))
  const check = pathCheck(careers, steps)
  return {
    pack,
    text: frameText(wire),
    titles: dataFile('steps', wire.titles, JSON.stringify(titles)),
    isIn: ({background, target}) => known.has(background.id) && known.has(target.id),
    rowOf: (path) => {
      const packed = packPath(path, plans.get(path.roadmap.id) ?? [])
      const row = rowOf(packed)
      const refusalAt = (place: string) => check(row, place)
      return {
        path: packed,
        json: JSON.stringify(row),
        refusalAt: refusalAt('') === null ? noRefusal : refusalAt,
      }
    },
  }
}

function noRefusal(): null {
  return null
}

function packFile(frame: Frame, rows: readonly Row[], report: Report): PackFile | null {
  const place = rows.findIndex(({refusalAt}) => refusalAt !== noRefusal)
  const refusal = rows[place]?.refusalAt(`paths[${place}]`)
  if (refusal) {
    reportSettings(report, refusal)
    return null
  }
  const {hash, text} = sealPack(
    frame.text,
    rows.map(({json}) => json),
  )
  const pack = {...frame.pack, hash, paths: rows.map(({path}) => path)}
  return {...dataFile('pack', hash, text), hash, pack, titles: frame.titles}
}

function dataFile(name: string, hash: string, text: string): DataFile {
  const href = `${fixedHrefs.assessment}${name}.${hash}.json`
  return {href, sizeBytes: Buffer.byteLength(text), text}
}

function reportSettings(report: Report, detail: string): void {
  const id = 'assessmentSettings'
  const reason = `The assessment is left out: ${detail}`
  report.add({documentId: id, documentType: id, field: '', reason, effect: 'dropped'})
}

type PackContent = Omit<AssessmentPack, 'format' | 'hash' | 'paths'> & {
  plans: ReadonlyMap<string, PackStep[]>
}

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
  const plans = packPlans(read.paths, new Set(careers.map(({id}) => id)), skills)
  const {version, weights, maxSkillQuestions} = scoring
  return {
    version,
    skills: skills.inOrder(needed),
    careers,
    transfers,
    plans,
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
