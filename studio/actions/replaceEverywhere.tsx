import {TransferIcon} from '@sanity/icons/Transfer'
import {Box, Spinner} from '@sanity/ui'
import {useState} from 'react'
import type {DocumentActionComponent} from 'sanity'
import {ReplaceForm} from './ReplaceForm.tsx'
import {useUsers} from './useUsers.ts'

/** Puts another document in every place of this one; the way to merge two skills. */
export const replaceEverywhere: DocumentActionComponent = ({id, type}) => {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return {
    label: 'Replace everywhere …',
    icon: TransferIcon,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Replace everywhere',
      onClose: close,
      content: <ReplaceDialog id={id} type={type} onDone={close} />,
    },
  }
}

function ReplaceDialog({id, type, onDone}: {id: string; type: string; onDone: () => void}) {
  const users = useUsers(id)
  return (
    <Box padding={4}>
      {users === undefined ? (
        <Spinner muted />
      ) : (
        <ReplaceForm id={id} type={type} users={users} onDone={onDone} />
      )}
    </Box>
  )
}
