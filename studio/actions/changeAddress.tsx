import {hrefOf, linkableTypes} from '@crosswalk/schemas/hrefs'
import {LinkIcon} from '@sanity/icons/Link'
import {Button, Card, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {useId, useState} from 'react'
import type {DocumentActionComponent, SanityDocument} from 'sanity'
import {useLiveQuery} from '../content/useLiveQuery.ts'
import {planAddressChange, type StoredRedirect} from './planAddressChange.ts'
import {UserList} from './UserList.tsx'
import {useTransaction} from './useTransaction.ts'
import {useUsers} from './useUsers.ts'

type Published = Parameters<typeof planAddressChange>[0]['published']

/** Gives a published page a new address and leaves a redirect at the old one. */
export const changeAddress: DocumentActionComponent = ({type, draft, published}) => {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  if (published === null || !linkableTypes.some((name) => name === type)) return null
  return {
    label: 'Change URL …',
    icon: LinkIcon,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Change URL',
      onClose: close,
      content: <AddressForm published={published} draft={draft} onDone={close} />,
    },
  }
}

interface AddressFormProps {
  published: SanityDocument
  draft: SanityDocument | null
  /** The address proposed; that of the published page if none is. */
  proposed?: string
  onDone: () => void
}

export function AddressForm({published, draft, proposed, onDone}: AddressFormProps) {
  // Of a type with an address, so the fields that make it are there.
  const document = published as unknown as Published
  const [slug, setSlug] = useState(proposed ?? document.slug?.current ?? '')
  const id = useId()
  const users = useUsers(published._id)
  const {commit, isBusy} = useTransaction()
  const {result} = useLiveQuery<{redirects: StoredRedirect[]; holders: Published[]}>({
    query: `{
      "redirects": *[_type == "redirect"]{_id, _rev, from, to, toDocument},
      "holders": *[slug.current == $slug && _id != $id]{_id, _type, _rev, slug, isTarget, isBackground}
    }`,
    params: {slug, id: published._id},
    listen: '_type == "redirect" || slug.current == $slug',
    perspective: 'published',
  })
  const plan =
    result &&
    planAddressChange({
      published: document,
      draft: draft ? {_id: draft._id, _rev: draft._rev} : undefined,
      newSlug: slug,
      ...result,
    })
  const isReady = typeof plan === 'object'
  return (
    <Stack gap={4} padding={4}>
      <Stack gap={2}>
        <Text as="label" htmlFor={id} size={1} weight="medium">
          Last part of the address
        </Text>
        <TextInput
          id={id}
          fontSize={1}
          value={slug}
          onChange={(event) => setSlug(event.currentTarget.value)}
        />
      </Stack>
      {plan !== undefined && (
        <Card border radius={2} padding={3} tone={isReady ? 'positive' : 'caution'} role="status">
          <Stack gap={2}>
            {typeof plan === 'string' ? (
              <Text size={1}>{plan}</Text>
            ) : (
              <>
                {plan.moves.map(({from, to}) => (
                  <Text size={1} key={from}>
                    {from} will lead to {to}
                  </Text>
                ))}
                {plan.freed.map((href) => (
                  <Text size={1} key={href}>
                    {href} is a redirect to this page and becomes its address again.
                  </Text>
                ))}
              </>
            )}
          </Stack>
        </Card>
      )}
      <Text size={1} muted>
        {users === undefined
          ? 'Reading who links here …'
          : users.listed.length === 0
            ? `No document links to ${hrefOf(document) ?? 'this page'}.`
            : 'These documents link here; their links follow by themselves:'}
      </Text>
      {users && <UserList users={users.listed} />}
      <Flex justify="flex-end" gap={2}>
        <Button mode="bleed" fontSize={1} text="Cancel" onClick={onDone} />
        <Button
          fontSize={1}
          text="Change URL"
          disabled={!isReady || isBusy}
          loading={isBusy}
          onClick={async () => {
            if (typeof plan === 'object' && (await commit(plan.mutations, 'The URL is changed'))) {
              onDone()
            }
          }}
        />
      </Flex>
    </Stack>
  )
}
