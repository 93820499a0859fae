import {LinkIcon} from '@sanity/icons/Link'
import {Card, Spinner, Stack, Text} from '@sanity/ui'
import {type DocumentInspectorProps, defineDocumentInspector} from 'sanity'
import {DocumentInspectorHeader} from 'sanity/structure'
import {UserList} from './UserList.tsx'
import {useUsers} from './useUsers.ts'

export const usedByInspector = defineDocumentInspector({
  name: 'usedBy',
  component: UsedByInspector,
  useMenuItem: () => ({title: 'Used by', icon: LinkIcon, showAsAction: true}),
})

/** Every document that refers to the open one, live. */
function UsedByInspector({documentId, onClose}: DocumentInspectorProps) {
  const users = useUsers(documentId)
  return (
    <Card height="fill" overflow="auto" tabIndex={0} role="region" aria-label="Used by">
      <DocumentInspectorHeader title="Used by" onClose={onClose} closeButtonLabel="Close" />
      <Stack gap={4} padding={4}>
        {users === undefined && <Spinner muted />}
        {users?.listed.length === 0 && (
          <Text size={1} muted>
            Nothing refers to this document yet.
          </Text>
        )}
        {users && <UserList users={users.listed} />}
      </Stack>
    </Card>
  )
}
