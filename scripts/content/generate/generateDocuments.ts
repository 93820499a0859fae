import {careerDocument, categoryDocument, skillDocument} from './careers.ts'
import {datasetShape, hasPath} from './datasetShape.ts'
import type {Json} from './documents.ts'
import {resourceDocument, roadmapDocument} from './learning.ts'
import {advantageDocument, pathDocument} from './paths.ts'
import {phrasebook} from './phrasebook.ts'
import {
  assessmentSettingsDocument,
  navigationDocument,
  pageDocuments,
  personDocument,
  questionDocuments,
  siteSettingsDocument,
} from './siteDocuments.ts'

/**
 * A complete dataset that passes `content check`, one document at a time, by type and then by id.
 * The same number of paths and the same seed give the same documents on every machine.
 *
 * @param paths - 1 to `maxPaths`
 */
export function* generateDocuments(paths: number, seed: number): Generator<Json> {
  const shape = datasetShape(paths, seed)
  const say = phrasebook(seed)
  for (const [advantage, isUsed] of shape.usedAdvantages.entries()) {
    if (isUsed) yield advantageDocument(shape, say, advantage)
  }
  yield* questionDocuments()
  yield assessmentSettingsDocument()
  yield* each(shape.careers, (career) => careerDocument(shape, say, career))
  yield* each(shape.categories, (category) => categoryDocument(say, category))
  for (let roadmap = 0; roadmap < shape.roadmaps; roadmap += 1) {
    if (hasPath(shape, roadmap)) yield roadmapDocument(shape, say, roadmap)
  }
  yield navigationDocument()
  yield* pageDocuments()
  yield personDocument()
  yield* each(shape.resources, (resource) => resourceDocument(shape, resource))
  yield siteSettingsDocument(paths)
  yield* each(shape.skills, (skill) => skillDocument(say, skill))
  yield* each(paths, (path) => pathDocument(shape, say, path))
}

function* each(count: number, write: (number: number) => Json): Generator<Json> {
  for (let number = 0; number < count; number += 1) yield write(number)
}
