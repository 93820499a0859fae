import {Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import type {SanityDocument} from 'sanity'
import {AddressForm} from '../actions/changeAddress.tsx'
import {publishWrapper} from './publishWrapper.ts'

/**
 * The Studio's publish, but never past a redirect: a draft with another slug than its published page,
 * as a restored revision may have, changes the address first.
 */
export const publishAtAddress = publishWrapper('publishAtAddress', (publish) => (props) => {
  const description = publish(props)
  const [isOpen, setOpen] = useState(false)
  const {draft, published} = props
  const slug = slugOf(draft)
  const isMoved = published !== null && slug !== undefined && slug !== slugOf(published)
  if (!description || !isMoved) return description
  return {
    ...description,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'The address changes',
      onClose: () => setOpen(false),
      content: (
        <Stack>
          <Text size={1} style={{padding: '1.25rem 1.25rem 0'}}>
            This draft has another slug than the published page. Change the URL first, so that old
            links keep working; then publish.
          </Text>
          <AddressForm
            published={published}
            draft={draft}
            proposed={slug}
            onDone={() => setOpen(false)}
          />
        </Stack>
      ),
    },
  }
})

function slugOf(document: SanityDocument | null): string | undefined {
  return (document?.slug as {current?: string} | undefined)?.current
}
