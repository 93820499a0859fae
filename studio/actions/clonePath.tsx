import type {Advantage, LearningRoadmap, TransitionPath} from '@crosswalk/schemas/generated/types'
import {CopyIcon} from '@sanity/icons/Copy'
import {Button, Checkbox, Flex, Radio, Stack, Text} from '@sanity/ui'
import {useId, useState} from 'react'
import type {DocumentActionComponent} from 'sanity'
import {useRouter} from 'sanity/router'
import {useDocumentsById} from '../content/useDocumentsById.ts'
import {DocumentPicker} from './DocumentPicker.tsx'
import {planClone} from './planClone.ts'
import {useTransaction} from './useTransaction.ts'

/** A path for another background, made from this one; replaces the Studio's shallow duplicate. */
export const clonePath: DocumentActionComponent = ({draft, published}) => {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const path = draft ?? published
  if (path === null) return null
  return {
    label: 'Clone for another background …',
    icon: CopyIcon,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Clone for another background',
      onClose: close,
      // The action is offered on paths only.
      content: <CloneForm path={path as unknown as TransitionPath} onDone={close} />,
    },
  }
}
clonePath.action = 'duplicate'

function CloneForm({path, onDone}: {path: TransitionPath; onDone: () => void}) {
  const [backgroundId, setBackgroundId] = useState<string>()
  const [copiesRoadmap, setCopiesRoadmap] = useState(false)
  const [chosen, setChosen] = useState<Record<string, boolean>>({})
  const router = useRouter()
  const roadmapChoice = useId()
  const {commit, isBusy} = useTransaction()
  const linked = useDocumentsById<Advantage | LearningRoadmap>(
    [path.roadmap, ...(path.advantages ?? [])].flatMap((reference) => reference?._ref ?? []),
  )
  const roadmap = linked?.get(path.roadmap?._ref ?? '')
  const advantages = (path.advantages ?? []).flatMap(({_ref}) => {
    const found = linked?.get(_ref)
    return found?._type === 'advantage' ? [found] : []
  })
  const holds = ({universal, appliesTo}: Advantage) =>
    universal === true || (appliesTo ?? []).some(({_ref}) => _ref === backgroundId)
  const isKept = (advantage: Advantage) => chosen[advantage._id] ?? holds(advantage)

  const clone = async () => {
    if (backgroundId === undefined) return
    const documents = planClone(path, roadmap?._type === 'learningRoadmap' ? roadmap : undefined, {
      backgroundId,
      copiesRoadmap,
      advantageIds: advantages.filter(isKept).map(({_id}) => _id),
      today: new Date().toISOString().slice(0, 10),
      newId: () => crypto.randomUUID(),
    })
    const [first] = documents
    const mutations = documents.map((document) => ({create: document}))
    if (first && (await commit(mutations, 'Cloned. Give it a slug and rework the words.'))) {
      onDone()
      router.navigateIntent('edit', {
        id: first._id.slice('drafts.'.length),
        type: 'transitionPath',
      })
    }
  }
  return (
    <Stack gap={4} padding={4}>
      <DocumentPicker
        label="New background"
        type="career"
        filter="isBackground == true"
        excludedId={path.from?._ref ?? ''}
        value={backgroundId}
        onPick={setBackgroundId}
      />
      <Stack as="fieldset" gap={3} style={{border: 0}}>
        <Text as="legend" size={1} weight="medium" style={{paddingBottom: '1rem'}}>
          Roadmap
        </Text>
        {[
          {copies: false, label: 'Share it: a change to the plan changes both paths'},
          {copies: true, label: 'Copy it: the new path gets a plan of its own'},
        ].map(({copies, label}) => (
          <Flex as="label" gap={2} align="center" key={label}>
            <Radio
              name={roadmapChoice}
              checked={copiesRoadmap === copies}
              onChange={() => setCopiesRoadmap(copies)}
            />
            <Text size={1}>{label}</Text>
          </Flex>
        ))}
      </Stack>
      <Stack as="fieldset" gap={3} style={{border: 0}}>
        <Text as="legend" size={1} weight="medium" style={{paddingBottom: '1rem'}}>
          Advantages to keep
        </Text>
        {advantages.map((advantage) => (
          <Flex as="label" gap={2} align="center" key={advantage._id}>
            <Checkbox
              checked={isKept(advantage)}
              onChange={(event) =>
                setChosen({...chosen, [advantage._id]: event.currentTarget.checked})
              }
            />
            <Text size={1}>
              {advantage.title}
              {backgroundId !== undefined &&
                !holds(advantage) &&
                ' (does not list this background)'}
            </Text>
          </Flex>
        ))}
      </Stack>
      <Text size={1} muted>
        The text is copied for you to rework. Slug, stories, figures and corrections of the gap
        belong to the first path and are left out.
      </Text>
      <Flex justify="flex-end">
        <Button
          fontSize={1}
          text="Clone"
          disabled={backgroundId === undefined || linked === undefined || isBusy}
          onClick={clone}
        />
      </Flex>
    </Stack>
  )
}
