import {counted} from '@crosswalk/schemas/rules/counted'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {Card, Flex, Text} from '@sanity/ui'
import {DocumentLink} from '../content/DocumentLink.tsx'
import {documentTitle, type TitledDocument, titleProjection} from '../content/documentTitle.ts'
import {useLiveQuery} from '../content/useLiveQuery.ts'

const shown = 6

/** Which paths change when a shared document does. */
export function SharedUse({documentId, documentType}: {documentId: string; documentType: string}) {
  const {result} = useLiveQuery<TitledDocument[]>({
    query: `*[_type == "transitionPath" && references($id)]${titleProjection}`,
    params: {id: publishedIdOf(documentId)},
    listen: '_type == "transitionPath" && references($id)',
  })
  if (result === undefined || result.length < 2) return null
  const noun = documentType === 'advantage' ? 'advantage' : 'roadmap'
  return (
    <Card tone="caution" border padding={3} radius={2} data-testid="shared-use">
      <Flex gap={2} wrap="wrap">
        <Text size={1}>
          This {noun} is shared: a change here changes {counted(result.length, 'path')}:
        </Text>
        {result.slice(0, shown).map((path) => (
          <Text size={1} key={path._id}>
            <DocumentLink id={path._id} type="transitionPath">
              {documentTitle(path)}
            </DocumentLink>
          </Text>
        ))}
        {result.length > shown && <Text size={1}>and {result.length - shown} more</Text>}
      </Flex>
    </Card>
  )
}
