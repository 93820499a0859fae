import {PublishIcon} from '@sanity/icons/Publish'
import {useState} from 'react'
import type {DocumentActionComponent} from 'sanity'
import {PublishSet} from './PublishSet.tsx'

/** Publishes a draft together with the drafts it refers to, in one transaction. */
export const publishWithDependencies: DocumentActionComponent = ({draft}) => {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  if (draft === null) return null
  return {
    label: 'Publish with dependencies …',
    icon: PublishIcon,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Publish with dependencies',
      onClose: close,
      content: <PublishSet draftId={draft._id} onDone={close} />,
    },
  }
}
