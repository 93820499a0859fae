import {counted} from '@crosswalk/schemas/rules/counted'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {Button, Checkbox, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {DocumentPicker} from './DocumentPicker.tsx'
import {planReplacement} from './planReplacement.ts'
import {UserList} from './UserList.tsx'
import {useTransaction} from './useTransaction.ts'
import type {Users} from './useUsers.ts'

interface ReplaceFormProps {
  id: string
  type: string
  users: Users
  onDone: () => void
}

/** Another document in every place of this one: first the list of what would change, then the change. */
export function ReplaceForm({id, type, users, onDone}: ReplaceFormProps) {
  const [newId, setNewId] = useState<string>()
  const [deletesOld, setDeletesOld] = useState(false)
  const {commit, isBusy} = useTransaction()
  const plan = newId === undefined ? [] : planReplacement(users.stored, id, newId)
  const planned = new Set(plan.map((one) => publishedIdOf(one.id)))
  const places = plan.reduce((sum, one) => sum + one.places.length, 0)
  const replace = async () => {
    const mutations = [
      ...plan.map((one) => ({patch: {id: one.id, ...one.patch}})),
      ...(deletesOld ? [{delete: {id: `drafts.${id}`}}, {delete: {id}}] : []),
    ]
    if (await commit(mutations, `Replaced in ${counted(planned.size, 'document')}`)) onDone()
  }
  return (
    <Stack gap={4}>
      <DocumentPicker
        label="Use instead"
        type={type}
        excludedId={id}
        value={newId}
        onPick={setNewId}
      />
      {newId !== undefined && (
        <>
          <Text size={1}>
            {plan.length === 0
              ? 'Nothing refers to this document, so nothing would change.'
              : `${counted(places, 'place')} in ${counted(planned.size, 'document')} would change:`}
          </Text>
          <UserList
            users={users.listed.filter((user) => planned.has(user.id))}
            noteOf={(userId) =>
              plan.some(
                (one) =>
                  publishedIdOf(one.id) === userId && one.places.some(({isDropped}) => isDropped),
              )
                ? 'a row is dropped, the list has the other already'
                : undefined
            }
          />
          <Flex as="label" gap={2} align="center">
            <Checkbox
              checked={deletesOld}
              onChange={(event) => setDeletesOld(event.currentTarget.checked)}
            />
            <Text size={1}>Delete this document afterwards, in the same step</Text>
          </Flex>
          <Flex justify="flex-end">
            <Button
              text={`Replace in ${counted(planned.size, 'document')}`}
              fontSize={1}
              disabled={isBusy || (plan.length === 0 && !deletesOld)}
              loading={isBusy}
              onClick={replace}
            />
          </Flex>
        </>
      )}
    </Stack>
  )
}
