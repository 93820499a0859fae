import {Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import type {DocumentActionComponent, SanityDocument} from 'sanity'
import {AddressForm} from '../actions/changeAddress.tsx'

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/**
 * The Studio's publish, but never past a redirect: a draft with another slug than its published page,
 * as a restored revision may have, changes the address first.
 *
 * @param publish - the same component gives the same component, so the Studio keeps its state
 */
export function publishAtAddress(publish: DocumentActionComponent): DocumentActionComponent {
  const known = wrapped.get(publish)
  if (known !== undefined) return known
  const action: DocumentActionComponent = (props) => {
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
  }
  action.action = 'publish'
  action.displayName = 'publishAtAddress'
  wrapped.set(publish, action)
  return action
}

function slugOf(document: SanityDocument | null): string | undefined {
  return (document?.slug as {current?: string} | undefined)?.current
}
