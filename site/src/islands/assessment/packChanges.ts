/** Pages of one browser talk on this channel; nothing leaves it. */
const CHANNEL = 'crosswalk:assessment'

/**
 * Tells other open pages which pack this one has loaded, and calls back when one that was opened
 * later has another: then the content has changed since this page was loaded. It asks no server.
 *
 * @returns ends the watch
 */
export function watchPackChanges(hash: string, onOther: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({data}: MessageEvent<unknown>) => {
    if (typeof data === 'string' && data !== hash) onOther()
  }
  channel.postMessage(hash)
  return () => channel.close()
}
