import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {Badge, Box, Card, Container, Flex, Heading, Stack, Text} from '@sanity/ui'
import {DocumentLink} from '../../content/DocumentLink.tsx'
import {documentTitle, type TitledDocument} from '../../content/documentTitle.ts'
import {Reading} from '../../content/Reading.tsx'
import type {HealthSection} from './healthReport.ts'
import {useHealthReport} from './useHealthReport.ts'

/** What to look after in everything that is published, and what stops drafts; each row opens its document. */
export function Health() {
  const {documents, sections, error} = useHealthReport()
  return (
    <Card height="fill" overflow="auto" tabIndex={0} role="document" aria-label="Health">
      <Container width={2} padding={4} paddingTop={5} paddingBottom={6}>
        <Stack gap={5}>
          <Heading as="h1" size={3}>
            Health
          </Heading>
          {error && (
            <Card tone="critical" padding={4} radius={2}>
              <Text size={1}>The content could not be read: {error.message}</Text>
            </Card>
          )}
          {documents === undefined || sections === undefined ? (
            <Reading>Checking what is published …</Reading>
          ) : (
            sections.map((section) => (
              <Section key={section.id} section={section} documents={documents} />
            ))
          )}
        </Stack>
      </Container>
    </Card>
  )
}

/** More rows than anybody mends in a day are counted, not listed. */
const shown = 50

interface SectionProps {
  section: HealthSection
  documents: readonly ContentDocument[]
}

function Section({section: {id, title, allWell, rows}, documents}: SectionProps) {
  const byId = new Map(documents.map((document) => [document._id, document]))
  const titleOf = (document: ContentDocument) => {
    const careerTitle = (reference: {_ref: string} | undefined, variant?: string) => {
      const career = byId.get(reference?._ref ?? '')
      if (career?._type !== 'career') return undefined
      return career.specialisations?.find(({key}) => key === variant)?.title ?? career.title
    }
    const ends =
      document._type === 'transitionPath'
        ? {
            fromTitle: careerTitle(document.from) ?? null,
            toTitle: careerTitle(document.to, document.specialisation) ?? null,
          }
        : {}
    // Every type has some of the fields that make a title.
    return documentTitle({...document, ...ends} as TitledDocument)
  }
  return (
    <Stack gap={3} data-testid={`health-${id}`}>
      <Flex gap={3} align="center">
        <Heading as="h2" size={1}>
          {title}
        </Heading>
        <Badge tone={rows.length === 0 ? 'positive' : id === 'errors' ? 'critical' : 'caution'}>
          {rows.length}
        </Badge>
      </Flex>
      {rows.length === 0 && (
        <Text size={1} muted>
          {allWell}
        </Text>
      )}
      <Stack as="ul" gap={2} style={{listStyle: 'none', padding: 0, margin: 0}}>
        {rows.slice(0, shown).map(({documentId, message}) => {
          const document = byId.get(documentId)
          return (
            <Card as="li" key={`${documentId} ${message}`} border radius={2} padding={3}>
              <Stack gap={3}>
                <Text size={1} weight="medium">
                  {document && (
                    <DocumentLink id={documentId} type={document._type}>
                      {titleOf(document)}
                    </DocumentLink>
                  )}
                </Text>
                <Text size={1}>{message}</Text>
              </Stack>
            </Card>
          )
        })}
      </Stack>
      {rows.length > shown && (
        <Box>
          <Text size={1} muted>
            and {rows.length - shown} more
          </Text>
        </Box>
      )}
    </Stack>
  )
}
