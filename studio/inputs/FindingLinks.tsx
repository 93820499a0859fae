import {Card, Flex, Stack, Text} from '@sanity/ui'
import {useSyncExternalStore} from 'react'
import {DocumentLink} from '../content/DocumentLink.tsx'
import {documentTitle, type TitledDocument, titleProjection} from '../content/documentTitle.ts'
import {useDocumentsById} from '../content/useDocumentsById.ts'
import {latestFindings} from '../validation/latestFindings.ts'

/** Problems that another document has a part in, each with a link to it. */
export function FindingLinks({documentId}: {documentId: string}) {
  const findings = useSyncExternalStore(
    (listener) => latestFindings.subscribe(listener),
    () => latestFindings.of(documentId),
  ).filter(({otherId}) => otherId !== undefined)
  const others = useDocumentsById<TitledDocument>(
    findings.flatMap(({otherId}) => otherId ?? []),
    titleProjection,
  )
  if (findings.length === 0) return null
  return (
    <Stack gap={2} data-testid="finding-links">
      {findings.map(({rule, level, message, otherId = ''}) => {
        const other = others?.get(otherId)
        return (
          <Card
            key={`${rule} ${otherId} ${message}`}
            border
            padding={3}
            radius={2}
            tone={level === 'error' ? 'critical' : 'caution'}
          >
            <Flex gap={3} wrap="wrap">
              <Text size={1} style={{flex: 1, minWidth: '12rem'}}>
                {message}
              </Text>
              {other && (
                <Text size={1}>
                  <DocumentLink id={otherId} type={other._type}>
                    Open “{documentTitle(other)}”
                  </DocumentLink>
                </Text>
              )}
            </Flex>
          </Card>
        )
      })}
    </Stack>
  )
}
