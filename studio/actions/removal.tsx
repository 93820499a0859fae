import {TrashIcon} from '@sanity/icons/Trash'
import {UnpublishIcon} from '@sanity/icons/Unpublish'
import {useState} from 'react'
import {type DocumentActionComponent, useDocumentOperation} from 'sanity'
import {RemovalDialog} from './RemovalDialog.tsx'

/** The Studio's delete, after everybody who uses the document has been looked after. */
export const deleteSafely: DocumentActionComponent = ({id, type, draft, published}) => {
  const [isOpen, setOpen] = useState(false)
  const operations = useDocumentOperation(id, type)
  const close = () => setOpen(false)
  return {
    label: 'Delete',
    icon: TrashIcon,
    tone: 'critical',
    disabled: !draft && !published,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Delete',
      onClose: close,
      content: (
        <RemovalDialog
          id={id}
          type={type}
          verb="Delete"
          onCancel={close}
          onRemove={() => {
            operations.delete.execute()
            close()
          }}
        />
      ),
    },
  }
}
deleteSafely.action = 'delete'

/** The Studio's unpublish; the draft stays, so nothing that was written is lost. */
export const unpublishSafely: DocumentActionComponent = ({id, type, published}) => {
  const [isOpen, setOpen] = useState(false)
  const operations = useDocumentOperation(id, type)
  const close = () => setOpen(false)
  if (!published) return null
  return {
    label: 'Unpublish',
    icon: UnpublishIcon,
    tone: 'critical',
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Unpublish',
      onClose: close,
      content: (
        <RemovalDialog
          id={id}
          type={type}
          verb="Unpublish"
          onCancel={close}
          onRemove={() => {
            operations.unpublish.execute()
            close()
          }}
        />
      ),
    },
  }
}
unpublishSafely.action = 'unpublish'
