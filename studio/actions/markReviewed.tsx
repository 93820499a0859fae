import {CheckmarkIcon} from '@sanity/icons/Checkmark'
import type {DocumentActionComponent} from 'sanity'
import {useTransaction} from './useTransaction.ts'

interface Reviewed {
  _id: string
  _rev: string
  review?: object
}

/** “Reviewed, no change”: today's date and a line for the history, live at once, drafts included. */
export const markReviewed: DocumentActionComponent = ({draft, published, onComplete}) => {
  const {commit, isBusy} = useTransaction()
  const stored = [published, draft].filter((one) => one !== null && one !== undefined) as Reviewed[]
  if (published === null) return null
  return {
    label: 'Reviewed, no change',
    icon: CheckmarkIcon,
    disabled: isBusy,
    onHandle: async () => {
      const lastReviewed = new Date().toISOString().slice(0, 10)
      const mutations = stored.map(({_id, _rev, review}) => ({
        patch: {
          id: _id,
          ifRevisionID: _rev,
          set: {
            review: {
              ...review,
              _type: 'review',
              lastReviewed,
              changeSummary: 'Reviewed; nothing had to change.',
            },
          },
        },
      }))
      await commit(mutations, `Marked as reviewed on ${lastReviewed}`)
      onComplete()
    },
  }
}
