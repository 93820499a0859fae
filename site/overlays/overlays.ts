import {enableVisualEditing, type HistoryAdapter} from '@sanity/visual-editing'
import {followPage} from './followPage.ts'
import {shareTyping} from './shareTyping.ts'

/** What the preview says of the page that it answered with. */
function said(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="preview-${name}"]`)?.content ?? ''
}

/** The Studio shows where the frame is, and sends it elsewhere. */
const history: HistoryAdapter = {
  subscribe: (navigate) => {
    const {pathname, search, hash} = location
    navigate({type: 'replace', title: document.title, url: `${pathname}${search}${hash}`})
    return () => {}
  },
  update: ({type, url}) => {
    if (type === 'pop') window.history.back()
    else if (type === 'replace') location.replace(url)
    else location.assign(url)
  },
}

enableVisualEditing({
  history,
  refresh: ({source}) => {
    // What editors write arrives by itself.
    if (source === 'mutation') return false
    location.reload()
    return Promise.resolve()
  },
  onPerspectiveChange: async (perspective) => {
    const wanted = [perspective]
      .flat()
      .filter((layer) => layer !== 'published')
      .join()
    if (wanted === said('perspective')) return
    await fetch('/_preview/perspective', {method: 'POST', body: wanted})
    location.reload()
  },
  zIndex: 2_000,
})

followPage(said('state'))
shareTyping()
