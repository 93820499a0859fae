import {Card, Stack, Text} from '@sanity/ui'
import {DocumentLink} from '../content/DocumentLink.tsx'
import {documentTitle, type TitledDocument, titleProjection} from '../content/documentTitle.ts'
import {useDocumentsById} from '../content/useDocumentsById.ts'
import {usePublisherStatus} from './usePublisherStatus.ts'

/** Published documents that the site does not show, each with the reason. */
export function WithheldDocuments() {
  const status = usePublisherStatus()
  const live = status?.recent.find(({state}) => state === 'live')
  const notices = (live?.notices ?? []).filter(({effect}) => effect === 'withheld')
  const documents = useDocumentsById<TitledDocument>(
    notices.map(({documentId}) => documentId),
    titleProjection,
  )
  return (
    <Stack gap={3} padding={4}>
      <Text size={1} muted>
        {status === undefined
          ? 'Unknown: the site does not answer. This list fills when it does.'
          : notices.length === 0
            ? 'Everything that is published can be read on the site.'
            : 'Published, but not on the site as they are:'}
      </Text>
      {notices.map(({documentId, documentType, field, reason, keptHref}) => {
        const document = documents?.get(documentId)
        return (
          <Card
            key={`${documentId} ${field} ${reason}`}
            border
            radius={2}
            padding={3}
            tone="caution"
          >
            <Stack gap={3}>
              <Text size={1} weight="medium">
                <DocumentLink id={documentId} type={documentType}>
                  {document ? documentTitle(document) : documentId}
                </DocumentLink>
              </Text>
              <Text size={1}>{field === '' ? reason : `${field}: ${reason}`}</Text>
              {keptHref && (
                <Text size={1} muted>
                  Its last good page stays at {keptHref}, out of all lists.
                </Text>
              )}
            </Stack>
          </Card>
        )
      })}
    </Stack>
  )
}
