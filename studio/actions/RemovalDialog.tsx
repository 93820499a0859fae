import {counted} from '@crosswalk/schemas/rules/counted'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {referencesIn} from '@crosswalk/schemas/rules/referencesIn'
import {Button, Flex, Spinner, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {planDetachment} from './planDetachment.ts'
import {ReplaceForm} from './ReplaceForm.tsx'
import {UserList} from './UserList.tsx'
import {useTransaction} from './useTransaction.ts'
import {type Users, useUsers} from './useUsers.ts'

interface RemovalDialogProps {
  id: string
  type: string
  verb: 'Delete' | 'Unpublish'
  onRemove: () => void
  onCancel: () => void
}

/**
 * Takes a document away from readers, or altogether, without leaving others behind broken.
 *
 * A document that others need is not taken away: they are listed, with the ways out.
 */
export function RemovalDialog({id, type, verb, onRemove, onCancel}: RemovalDialogProps) {
  const users = useUsers(id)
  return (
    <Stack gap={4} padding={4} data-testid="removal-dialog">
      {users === undefined ? (
        <Spinner muted />
      ) : (
        <Exits {...{id, type, verb, onRemove, onCancel, users}} />
      )}
    </Stack>
  )
}

function Exits({id, type, verb, onRemove, onCancel, users}: RemovalDialogProps & {users: Users}) {
  const [isReplacing, setReplacing] = useState(false)
  const {commit, isBusy} = useTransaction()
  const plan = planDetachment(users.stored, id)
  const holding = new Set(
    plan.filter(({held}) => held.length > 0).map((one) => publishedIdOf(one.id)),
  )
  const strong = new Set(
    users.stored.filter((user) => refersStrongly(user, id)).map(({_id}) => publishedIdOf(_id)),
  )
  const detachable = plan.flatMap((one) =>
    one.patch === undefined ? [] : [{patch: {id: one.id, ...one.patch}}],
  )
  const lower = verb.toLowerCase()
  return (
    <>
      <Text size={1}>
        {users.listed.length === 0
          ? `Nothing refers to this document. ${verb} it?`
          : strong.size === 0
            ? `${counted(users.listed.length, 'document')} would lose a link to it, and stay otherwise as they are.`
            : `${counted(strong.size, 'document')} cannot do without it. Put another in its place, or take it out of them first.`}
      </Text>
      <UserList
        users={users.listed}
        noteOf={(user) =>
          holding.has(user) ? 'needs it' : strong.has(user) ? 'can be detached' : 'link only'
        }
      />
      {isReplacing && (
        <ReplaceForm id={id} type={type} users={users} onDone={() => setReplacing(false)} />
      )}
      <Flex gap={2} justify="flex-end" wrap="wrap">
        <Button mode="bleed" fontSize={1} text="Cancel" onClick={onCancel} />
        {strong.size > 0 && !isReplacing && (
          <Button mode="ghost" fontSize={1} text="Replace …" onClick={() => setReplacing(true)} />
        )}
        {detachable.length > 0 && (
          <Button
            mode="ghost"
            fontSize={1}
            text="Detach where optional"
            disabled={isBusy}
            onClick={() =>
              commit(detachable, `Detached from ${counted(detachable.length, 'document')}`)
            }
          />
        )}
        <Button
          tone="critical"
          fontSize={1}
          text={strong.size === 0 ? verb : `Cannot ${lower} yet`}
          disabled={strong.size > 0 || isBusy}
          onClick={onRemove}
        />
      </Flex>
    </>
  )
}

function refersStrongly(user: object, id: string): boolean {
  return referencesIn(user).some((reference) => reference.id === id && !reference.weak)
}
