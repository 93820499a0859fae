import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {counted} from '@crosswalk/schemas/rules/counted'
import {Card, Stack, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import {useClient} from 'sanity'
import {apiVersion} from '../content/apiVersion.ts'
import {DocumentLink} from '../content/DocumentLink.tsx'
import {documentTitle, type TitledDocument, titleProjection} from '../content/documentTitle.ts'
import {Reading} from '../content/Reading.tsx'
import {useLiveQuery} from '../content/useLiveQuery.ts'
import {publishProblems} from '../publishing/publishProblems.ts'
import {ContentReader} from '../validation/contentReader.ts'

type TitledDraft = ContentDocument & TitledDocument

const query = `*[_type == "transitionPath" && _originalId in path("drafts.**")]
  | order(_updatedAt desc)[0...100]{..., ...${titleProjection}}`

/** Drafts of paths: those that can be published, and what the others still miss. */
export function PathDrafts() {
  const {result: drafts} = useLiveQuery<TitledDraft[]>({
    query,
    listen: '_type == "transitionPath"',
  })
  const problems = useProblems(drafts)
  if (drafts === undefined) return <Reading>Reading the drafts …</Reading>
  const known = drafts.filter((draft) => problems.has(draft._id))
  const ready = known.filter((draft) => problems.get(draft._id)?.length === 0)
  const open = known.filter((draft) => (problems.get(draft._id)?.length ?? 0) > 0)
  return (
    <Stack gap={5} padding={4}>
      <Text size={1} muted>
        {known.length < drafts.length
          ? `Checking ${counted(drafts.length, 'draft')} …`
          : `${counted(drafts.length, 'draft')} checked`}
      </Text>
      <DraftList title="Ready to publish" drafts={ready} problems={problems} />
      <DraftList title="In progress" drafts={open} problems={problems} />
    </Stack>
  )
}

interface DraftListProps {
  title: string
  drafts: readonly TitledDraft[]
  problems: ReadonlyMap<string, readonly string[]>
}

function DraftList({title, drafts, problems}: DraftListProps) {
  return (
    <Stack gap={3}>
      <Text as="h2" size={1} weight="semibold">
        {title} ({drafts.length})
      </Text>
      {drafts.map((draft) => {
        const found = problems.get(draft._id) ?? []
        return (
          <Card key={draft._id} border radius={2} padding={3}>
            <Stack gap={3}>
              <Text size={1} weight="medium">
                <DocumentLink id={draft._id} type="transitionPath">
                  {documentTitle(draft)}
                </DocumentLink>
              </Text>
              {found.length > 0 && (
                <Text size={1} muted>
                  {counted(found.length, 'error')}: {found[0]}
                </Text>
              )}
            </Stack>
          </Card>
        )
      })}
    </Stack>
  )
}

/** Errors by document, worked out one draft after the other; an unchanged draft is not asked again. */
function useProblems(drafts: readonly TitledDraft[] | undefined) {
  const client = useClient({apiVersion})
  const [problems, setProblems] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  useEffect(() => {
    let isCurrent = true
    const check = async () => {
      const reader = new ContentReader(() => client)
      for (const draft of drafts ?? []) {
        const found = await publishProblems(draft, reader)
        if (!isCurrent) return
        setProblems((known) => new Map(known).set(draft._id, found))
      }
    }
    check().catch((error: Error) => {
      if (isCurrent) setProblems(new Map([['', [error.message]]]))
    })
    return () => {
      isCurrent = false
    }
  }, [client, drafts])
  return problems
}
