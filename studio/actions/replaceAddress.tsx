import {documentTypeNames, singletonIds} from '@crosswalk/schemas'
import {counted} from '@crosswalk/schemas/rules/counted'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {checkLink} from '@crosswalk/schemas/rules/text/linkSyntax'
import {LinkRemovedIcon} from '@sanity/icons/LinkRemoved'
import {Button, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {useId, useMemo, useState} from 'react'
import {type DocumentActionComponent, useSchema} from 'sanity'
import {documentTitle, type TitledDocument, titleProjection} from '../content/documentTitle.ts'
import {useDocumentsById} from '../content/useDocumentsById.ts'
import {useLiveQuery} from '../content/useLiveQuery.ts'
import {addressCondition} from './addressCondition.ts'
import {planAddressReplacement, spellingsOf} from './planAddressReplacement.ts'
import type {StoredDocument} from './planReplacement.ts'
import {UserList} from './UserList.tsx'
import {useTransaction} from './useTransaction.ts'

const typesWithLinks = [...documentTypeNames, ...singletonIds]

/** Another web address in every place of a document's own: the way to mend a link that is broken. */
export const replaceAddress: DocumentActionComponent = ({draft, published}) => {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const address = (draft ?? published)?.url
  if (typeof address !== 'string') return null
  return {
    label: 'Replace address everywhere …',
    icon: LinkRemovedIcon,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Replace address everywhere',
      onClose: close,
      content: <AddressReplacementForm address={address} onDone={close} />,
    },
  }
}

function AddressReplacementForm({address, onDone}: {address: string; onDone: () => void}) {
  const id = useId()
  const [newAddress, setNewAddress] = useState('')
  const {commit, isBusy} = useTransaction()
  const holders = useHolders(address)
  const standing = useHolders(newAddress)
  const problem = problemOf(newAddress, address, standing)
  const plan = planAddressReplacement(holders ?? [], address, newAddress)
  const ids = [...new Set(plan.map((one) => publishedIdOf(one.id)))]
  const titles = useDocumentsById<TitledDocument>(ids, titleProjection)
  const places = plan.reduce((sum, one) => sum + one.places.length, 0)
  const replace = async () => {
    const mutations = plan.map((one) => ({patch: {id: one.id, ...one.patch}}))
    if (await commit(mutations, `Replaced in ${counted(ids.length, 'document')}`)) onDone()
  }
  return (
    <Stack gap={4} padding={4}>
      <Text size={1} style={{overflowWrap: 'anywhere'}}>
        Today: {address}
      </Text>
      <Stack gap={2}>
        <Text as="label" htmlFor={id} size={1} weight="medium">
          New address
        </Text>
        <TextInput
          id={id}
          type="url"
          fontSize={1}
          placeholder="https://"
          value={newAddress}
          onChange={(event) => setNewAddress(event.currentTarget.value.trim())}
        />
      </Stack>
      {newAddress !== '' && problem && (
        <Text size={1} role="status">
          {problem}
        </Text>
      )}
      <Text size={1}>
        {holders === undefined
          ? 'Reading where it stands …'
          : `It stands in ${counted(places, 'place')} of ${counted(ids.length, 'document')}:`}
      </Text>
      <UserList
        users={ids.flatMap((one) => {
          const found = titles?.get(one)
          return found ? [{id: one, type: found._type, title: documentTitle(found)}] : []
        })}
      />
      <Flex justify="flex-end" gap={2}>
        <Button mode="bleed" fontSize={1} text="Cancel" onClick={onDone} />
        <Button
          fontSize={1}
          text={`Replace in ${counted(ids.length, 'document')}`}
          disabled={problem !== undefined || plan.length === 0 || isBusy}
          loading={isBusy}
          onClick={replace}
        />
      </Flex>
    </Stack>
  )
}

/** Drafts and published documents, as they are stored, that hold an address. */
function useHolders(address: string): StoredDocument[] | undefined {
  const schema = useSchema()
  const condition = useMemo(() => addressCondition(schema, typesWithLinks), [schema])
  const isWhole = URL.canParse(address)
  const {result} = useLiveQuery<StoredDocument[]>(
    isWhole
      ? {
          query: `*[(${condition}) && !(_id in path("versions.**"))] | order(_id asc)`,
          params: {urls: spellingsOf(address)},
          listen: '_type in ["resource", "source"]',
          perspective: 'raw',
        }
      : undefined,
  )
  return result
}

function problemOf(
  newAddress: string,
  oldAddress: string,
  standing: readonly StoredDocument[] | undefined,
): string | undefined {
  const wellFormed = checkLink(newAddress)
  if (wellFormed !== true) return wellFormed
  if (spellingsOf(oldAddress).includes(newAddress)) return 'This is the address already.'
  const spellings = spellingsOf(newAddress)
  const owner = standing?.find(({url}) => spellings.includes(String(url)))
  if (owner === undefined) return undefined
  return `“${String(owner.title ?? publishedIdOf(owner._id))}” has this address already. Use “Replace everywhere” to put it in the place of this document.`
}
