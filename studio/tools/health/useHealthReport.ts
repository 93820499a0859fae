import {documentTypeNames, singletonIds} from '@crosswalk/schemas'
import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {validateDocument} from '@crosswalk/schemas/validateDocument'
import {useEffect, useMemo, useState} from 'react'
import {useLiveQuery} from '../../content/useLiveQuery.ts'
import {draftSection} from './draftSection.ts'
import {type FormFinding, healthReport} from './healthReport.ts'

const types = [...documentTypeNames, ...singletonIds]

/** The browser gets to draw after this many documents. */
const documentsPerTurn = 20

/** The report on what is published and on what stops drafts, made again after each change. */
export function useHealthReport() {
  const {result: documents, error} = useLiveQuery<ContentDocument[]>({
    query: '*[_type in $types]',
    params: {types},
    listen: '_type in $types && !(_id in path("drafts.**"))',
    perspective: 'published',
  })
  const {result: drafts} = useLiveQuery<ContentDocument[]>({
    query: '*[_id in path("drafts.**") && _type in $types]',
    params: {types},
    listen: '_type in $types && _id in path("drafts.**")',
    perspective: 'raw',
  })
  const findings = useFormFindings(documents)
  const draftFindings = useFormFindings(drafts)
  const sections = useMemo(
    () =>
      documents &&
      findings &&
      draftFindings && [
        draftSection(
          draftFindings.map((finding) => ({
            ...finding,
            documentId: publishedIdOf(finding.documentId),
          })),
        ),
        ...healthReport(documents, findings, Date.now()),
      ],
    [documents, findings, draftFindings],
  )
  const all = useMemo(
    () =>
      documents && [
        ...(drafts ?? []).map((draft) => ({...draft, _id: publishedIdOf(draft._id)})),
        ...documents,
      ],
    [documents, drafts],
  )
  return {documents: all, sections, error}
}

const known = new Map<string, FormFinding[]>()

/** Findings by revision: a document that did not change is not asked again. */
async function findingsOf(document: ContentDocument): Promise<FormFinding[]> {
  const key = `${document._id} ${document._rev}`
  const before = known.get(key)
  if (before !== undefined) return before
  const markers = await validateDocument(document)
  const findings = markers.map(({level, message}) => ({
    documentId: document._id,
    level,
    message,
  }))
  known.set(key, findings)
  return findings
}

function useFormFindings(documents: readonly ContentDocument[] | undefined) {
  const [findings, setFindings] = useState<FormFinding[]>()
  useEffect(() => {
    let isCurrent = true
    const check = async () => {
      const found: FormFinding[] = []
      for (const [place, document] of (documents ?? []).entries()) {
        found.push(...(await findingsOf(document)))
        if (place % documentsPerTurn === 0) await new Promise((resolve) => setTimeout(resolve))
        if (!isCurrent) return
      }
      if (documents !== undefined) setFindings(found)
    }
    check()
    return () => {
      isCurrent = false
    }
  }, [documents])
  return findings
}
