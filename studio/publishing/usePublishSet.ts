import {useEffect, useState} from 'react'
import {useClient} from 'sanity'
import {apiVersion} from '../content/apiVersion.ts'
import {ContentReader} from '../validation/contentReader.ts'
import {type Draft, draftDependencies} from './draftDependencies.ts'
import {publishProblems} from './publishProblems.ts'

export interface PublishMember {
  draft: Draft
  problems: string[]
}

/** The drafts that would be published together, read once, each with what speaks against it. */
export function usePublishSet(draftId: string): PublishMember[] | Error | undefined {
  const client = useClient({apiVersion})
  const [set, setSet] = useState<PublishMember[] | Error>()
  useEffect(() => {
    let isCurrent = true
    const byIds = (ids: readonly string[]) =>
      client.fetch<Draft[]>('*[_id in $ids]', {ids}, {perspective: 'raw'})
    const read = async () => {
      const [draft] = await byIds([draftId])
      if (draft === undefined) return []
      const drafts = await draftDependencies(draft, byIds)
      const reader = new ContentReader(() => client)
      return Promise.all(
        drafts.map(async (one) => ({draft: one, problems: await publishProblems(one, reader)})),
      )
    }
    read().then(
      (found) => isCurrent && setSet(found),
      (error: Error) => isCurrent && setSet(error),
    )
    return () => {
      isCurrent = false
    }
  }, [client, draftId])
  return set
}
