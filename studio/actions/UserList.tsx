import {Stack, Text} from '@sanity/ui'
import {useSchema} from 'sanity'
import {DocumentLink} from '../content/DocumentLink.tsx'
import type {Users} from './useUsers.ts'

interface UserListProps {
  users: Users['listed']
  /** A few words about what happens to a user, by its id. */
  noteOf?: (id: string) => string | undefined
}

/** Documents with a link to each, for dialogs and inspectors. */
export function UserList({users, noteOf}: UserListProps) {
  const schema = useSchema()
  return (
    <Stack as="ul" gap={3} data-testid="user-list" style={{listStyle: 'none'}}>
      {users.map(({id, type, title}) => (
        <Text as="li" size={1} key={id}>
          <DocumentLink id={id} type={type}>
            {title}
          </DocumentLink>{' '}
          · {[schema.get(type)?.title ?? type, noteOf?.(id)].filter(Boolean).join(' · ')}
        </Text>
      ))}
    </Stack>
  )
}
