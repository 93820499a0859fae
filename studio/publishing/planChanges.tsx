import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {useState} from 'react'
import {type DocumentActionComponent, useClient} from 'sanity'
import {apiVersion} from '../content/apiVersion.ts'
import {environment} from '../environment.ts'
import {PlannedChanges} from './PlannedChanges.tsx'
import {usePublisherStatus} from './usePublisherStatus.ts'

/** Tells which pages a draft would change, before anything is published. */
export const planChanges: DocumentActionComponent = ({id, draft}) => {
  const [isOpen, setOpen] = useState(false)
  // Whoever may read the draft may ask. Hosted Sanity signs in by a cookie that no other host sees.
  const {token} = useClient({apiVersion}).config()
  const {siteOrigin} = environment
  // A host of files alone has no answer, and is not to be shown the token.
  const isPublisherThere = usePublisherStatus() !== undefined
  if (draft === null || siteOrigin === undefined || !token || !isPublisherThere) return null
  return {
    label: 'What would change …',
    icon: EyeOpenIcon,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'What readers would see',
      onClose: () => setOpen(false),
      content: <PlannedChanges documentId={id} siteOrigin={siteOrigin} token={token} />,
    },
  }
}
