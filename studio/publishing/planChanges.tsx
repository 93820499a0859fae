import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {useState} from 'react'
import {type DocumentActionComponent, useClient} from 'sanity'
import {apiVersion} from '../content/apiVersion.ts'
import {environment} from '../environment.ts'
import {PlannedChanges} from './PlannedChanges.tsx'

/** Tells which pages a draft would change, before anything is published. */
export const planChanges: DocumentActionComponent = ({id, draft}) => {
  const [isOpen, setOpen] = useState(false)
  // Whoever may read the draft may ask. Hosted Sanity signs in by a cookie that no other host sees.
  const {token} = useClient({apiVersion}).config()
  const {siteOrigin} = environment
  if (draft === null || siteOrigin === undefined || !token) return null
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
