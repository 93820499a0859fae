import {hrefOf} from '@crosswalk/schemas/hrefs'
import {type DocumentBadgeComponent, type DocumentBadgeDescription, useTimeAgo} from 'sanity'
import {type LiveState, liveState} from './publisherStatus.ts'
import {usePublisherStatus} from './usePublisherStatus.ts'

/** Whether readers see what is published: the answer to “did it go live?”. */
export const liveBadge: DocumentBadgeComponent = ({id, published}) => {
  const status = usePublisherStatus()
  const state = liveState(id, status)
  const ago = useTimeAgo(state.kind === 'live' && state.since ? state.since : new Date(0), {
    agoSuffix: true,
  })
  if (published === null) return null
  return describe(state, ago, hrefOf({...published, _type: published._type}))
}

function describe(
  state: LiveState,
  ago: string,
  href: string | undefined,
): DocumentBadgeDescription {
  switch (state.kind) {
    case 'unknown':
      return {label: 'Live status unknown', title: 'The site does not answer.'}
    case 'queued':
      return {label: 'Queued', color: 'warning', title: 'Waits for the next build of the site.'}
    case 'building':
      return {
        label: 'Building',
        color: 'warning',
        title: 'The site is being built with this change.',
      }
    case 'failed':
      return {
        label: 'Failed',
        color: 'danger',
        title: [state.message, ...state.lines].join(' '),
      }
    case 'withheld':
      return {
        label: 'Withheld',
        color: 'danger',
        title: state.notices
          .map(({field, reason}) => [field, reason].filter(Boolean).join(': '))
          .join(' '),
      }
    case 'live':
      return {
        label: state.since === undefined ? 'Live' : `Live, ${ago}`,
        color: 'success',
        title: [
          href === undefined ? 'Part of other pages.' : `At ${href}.`,
          state.pages === undefined ? '' : `The site has ${state.pages} pages.`,
          ...state.notices.map(({field, reason}) => `${field}: ${reason}`),
        ].join(' '),
      }
  }
}
