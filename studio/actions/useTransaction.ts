import {useToast} from '@sanity/ui/toast'
import {useCallback, useState} from 'react'
import {useClient} from 'sanity'
import {apiVersion} from '../content/apiVersion.ts'

/** One mutation as the API takes it. */
export type Mutation = Record<string, unknown>

/**
 * Commits mutations in one transaction and says how it went.
 *
 * @returns `commit`, which answers whether everything was written, and `isBusy` while it is
 */
export function useTransaction() {
  const client = useClient({apiVersion})
  const toast = useToast()
  const [isBusy, setBusy] = useState(false)
  const commit = useCallback(
    async (mutations: readonly Mutation[], done: string): Promise<boolean> => {
      setBusy(true)
      try {
        // The plans write mutations as the API spells them; the client's types know its own subset.
        await client.mutate(mutations as unknown as Parameters<typeof client.mutate>[0])
        toast.push({status: 'success', title: done})
        return true
      } catch (error) {
        if (!(error instanceof Error)) throw error
        toast.push({
          status: 'error',
          title: 'Nothing was changed',
          description: `${error.message} Read the list again and retry.`,
        })
        return false
      } finally {
        setBusy(false)
      }
    },
    [client, toast],
  )
  return {commit, isBusy}
}
