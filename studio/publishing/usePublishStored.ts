import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {useToast} from '@sanity/ui/toast'
import {useCallback, useRef, useState} from 'react'
import {combineLatest, filter, firstValueFrom, lastValueFrom, map, takeUntil} from 'rxjs'
import {useClient, useDocumentStore, useWorkspace, validateDocument} from 'sanity'
import {apiVersion} from '../content/apiVersion.ts'
import type {Draft} from './draftDependencies.ts'
import {heldWords} from './heldWords.ts'
import {type Desk, publishStored} from './publishStored.ts'

/** Long enough to read what is to be mended, in milliseconds. */
const reasonMs = 30_000

/** Publishes the draft of an open document, and says how it went. */
export function usePublishStored(id: string, type: string) {
  const desk = useDesk(id, type)
  const toast = useToast()
  const [isPublishing, setPublishing] = useState(false)
  // Known in the click itself: a second one may come before the button is drawn again.
  const isBusy = useRef(false)
  const publish = useCallback(async () => {
    if (isBusy.current) return
    isBusy.current = true
    setPublishing(true)
    try {
      const problems = await publishStored(desk())
      if (problems.length > 0) toast.push(notPublished(problems.join(' ')))
      else toast.push({status: 'success', title: 'Published', closable: true})
    } catch (error) {
      if (!(error instanceof Error)) throw error
      toast.push(notPublished(error.message))
    } finally {
      isBusy.current = false
      setPublishing(false)
    }
  }, [desk, toast])
  return {isPublishing, publish}
}

function notPublished(description: string) {
  const title = 'Not published'
  return {status: 'error' as const, title, description, duration: reasonMs, closable: true}
}

function useDesk(id: string, type: string): () => Desk<Draft> {
  const client = useClient({apiVersion})
  const {pair} = useDocumentStore()
  const workspace = useWorkspace()
  return useCallback(() => {
    const draftId = `drafts.${id}`
    const isStored$ = combineLatest([heldWords.areThere$, pair.consistencyStatus(id, type)]).pipe(
      map(([areHeld, isConsistent]) => !areHeld && isConsistent),
    )
    return {
      stored: () => firstValueFrom(isStored$.pipe(filter((isStored) => isStored))),
      read: () =>
        client.fetch(
          '{"draft": *[_id == $draftId][0], "publishedRevision": *[_id == $id][0]._rev}',
          {draftId, id},
          {perspective: 'raw'},
        ),
      problems: (draft) => errorsOf(draft, workspace),
      publish: async ({_rev}) => {
        // The form loses what is typed in a draft that the lake has just published.
        const isTyping$ = isStored$.pipe(filter((isStored) => !isStored))
        const action = {
          actionType: 'sanity.action.document.publish' as const,
          draftId,
          publishedId: id,
          ifDraftRevisionId: _rev,
        }
        const answer$ = client.observable.action(action).pipe(takeUntil(isTyping$))
        if ((await lastValueFrom(answer$, {defaultValue: undefined})) === undefined) return false
        // Until the form has heard of it, it would offer the same draft again.
        await firstValueFrom(
          pair.editState(id, type).pipe(filter(({draft}) => draft?._rev !== _rev)),
        )
        return true
      },
    }
  }, [client, id, pair, type, workspace])
}

async function errorsOf(
  draft: ContentDocument,
  workspace: ReturnType<typeof useWorkspace>,
): Promise<string[]> {
  const {currentUser} = workspace
  const markers = await validateDocument({document: draft, workspace, currentUser})
  return [...new Set(markers.filter(({level}) => level === 'error').map(({message}) => message))]
}
