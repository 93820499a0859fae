/** The message of the Studio about a value that it shares, of which the library tells components only. */
interface SharedState {
  type: 'presentation/shared-state'
  data: {key: string; value?: unknown}
}

/**
 * Passes on what is being written in the form beside the page, the latest at each time.
 *
 * Without it the page follows what is stored, up to a second later.
 *
 * @see studio/preview/ShareTyping.tsx
 */
export function shareTyping(): void {
  let latest: unknown
  let isBusy = false
  const pass = async () => {
    if (isBusy) return
    isBusy = true
    while (latest !== undefined) {
      const body = JSON.stringify(latest)
      latest = undefined
      // A page that could not be told will follow what is stored.
      await fetch('/_preview/typing', {method: 'POST', body}).catch(() => {})
    }
    isBusy = false
  }
  addEventListener('message', ({data, source}) => {
    if (source !== parent || !isSharedDocument(data)) return
    latest = data.data.value
    void pass()
  })
}

function isSharedDocument(message: unknown): message is SharedState {
  const {type, data} = Object(message)
  const {key, value} = Object(data)
  // A document that nobody has changed is under its published id.
  const isDraft = /^(drafts|versions)\./.test(String(Object(value)._id))
  return type === 'presentation/shared-state' && key === 'document' && isDraft
}
