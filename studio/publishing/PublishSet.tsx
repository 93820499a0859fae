import {counted} from '@crosswalk/schemas/rules/counted'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {Button, Card, Checkbox, Flex, Spinner, Stack, Text} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {useClient, useSchema} from 'sanity'
import {apiVersion} from '../content/apiVersion.ts'
import {documentTitle, type TitledDocument, titleProjection} from '../content/documentTitle.ts'
import {useDocumentsById} from '../content/useDocumentsById.ts'
import {type PublishMember, usePublishSet} from './usePublishSet.ts'

/** Which drafts go live together, what speaks against it, and the button. */
export function PublishSet({draftId, onDone}: {draftId: string; onDone: () => void}) {
  const set = usePublishSet(draftId)
  return (
    <Stack gap={4} padding={4} data-testid="publish-set">
      {set === undefined && (
        <Flex gap={3} align="center">
          <Spinner muted />
          <Text size={1}>Checking the drafts …</Text>
        </Flex>
      )}
      {set instanceof Error && (
        <Text size={1}>The drafts could not be read: {set.message} Close this and try again.</Text>
      )}
      {Array.isArray(set) && <Members set={set} draftId={draftId} onDone={onDone} />}
    </Stack>
  )
}

interface MembersProps {
  set: PublishMember[]
  draftId: string
  onDone: () => void
}

function Members({set, draftId, onDone}: MembersProps) {
  const client = useClient({apiVersion})
  const schema = useSchema()
  const toast = useToast()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isBusy, setBusy] = useState(false)
  const titles = useDocumentsById<TitledDocument>(
    set.map(({draft}) => publishedIdOf(draft._id)),
    titleProjection,
  )
  const chosen = set.filter(({draft}) => !left.has(draft._id))
  const isBlocked = chosen.some(({problems}) => problems.length > 0)
  const publish = async () => {
    setBusy(true)
    try {
      await client.action(
        chosen.map(({draft}) => ({
          actionType: 'sanity.action.document.publish' as const,
          draftId: draft._id,
          publishedId: publishedIdOf(draft._id),
          ifDraftRevisionId: draft._rev,
        })),
      )
      toast.push({status: 'success', title: `Published ${counted(chosen.length, 'document')}`})
      onDone()
    } catch (error) {
      if (!(error instanceof Error)) throw error
      toast.push({status: 'error', title: 'Nothing was published', description: error.message})
      setBusy(false)
    }
  }
  return (
    <>
      <Text size={1}>
        {set.length === 1
          ? 'This draft refers to no other draft.'
          : `${counted(set.length, 'draft')} can go live together, in one step and one build:`}
      </Text>
      <Stack as="ul" gap={3} style={{listStyle: 'none', padding: 0}}>
        {set.map(({draft, problems}) => {
          const title = titles?.get(publishedIdOf(draft._id))
          return (
            <Card
              as="li"
              key={draft._id}
              border
              radius={2}
              padding={3}
              tone={problems.length > 0 ? 'critical' : 'default'}
            >
              <Stack gap={3}>
                <Flex as="label" gap={3} align="center">
                  <Checkbox
                    checked={!left.has(draft._id)}
                    disabled={draft._id === draftId}
                    onChange={(event) => {
                      const next = new Set(left)
                      if (event.currentTarget.checked) next.delete(draft._id)
                      else next.add(draft._id)
                      setLeft(next)
                    }}
                  />
                  <Text size={1} weight="medium">
                    {title ? documentTitle(title) : '…'} ·{' '}
                    {schema.get(draft._type)?.title ?? draft._type}
                  </Text>
                </Flex>
                {problems.map((problem) => (
                  <Text size={1} key={problem}>
                    {problem}
                  </Text>
                ))}
              </Stack>
            </Card>
          )
        })}
      </Stack>
      <Flex justify="flex-end" gap={2}>
        <Button mode="bleed" fontSize={1} text="Cancel" onClick={onDone} />
        <Button
          fontSize={1}
          text={`Publish ${counted(chosen.length, 'document')}`}
          disabled={isBlocked || isBusy}
          loading={isBusy}
          onClick={publish}
        />
      </Flex>
    </>
  )
}
