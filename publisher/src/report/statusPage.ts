import {createHash} from 'node:crypto'
import type {Release} from '../release/dataDirectory.ts'
import type {BuildReport, PublisherStatus} from './report.ts'
import {statusStyle} from './statusStyle.ts'

type KeptRelease = Pick<Release, 'id' | 'manifest'>

const namedDocuments = 8

/** Allows the page its own style and its form, and nothing else. */
export const statusPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(statusStyle).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/**
 * The status for people: what is live, what the last builds changed and why, what is withheld, and
 * the kept releases with a button each to go back to them.
 */
export function statusPage(status: PublisherStatus, releases: readonly KeptRelease[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Publisher</title>
<style>${statusStyle}</style>
</head>
<body>
<main>
<h1>Publisher</h1>
${summary(status)}
${withheldList(releases.find(({id}) => id === status.live?.releaseId))}
<h2>Last builds</h2>
${status.recent.length === 0 ? '<p>None since the publisher was started.</p>' : `<ol class="builds">${status.recent.map(buildItem).join('')}</ol>`}
<h2>Kept releases</h2>
<form method="post" action="rollback">
<p class="token"><label for="token">Administrator token</label>
<input id="token" type="password" name="token" autocomplete="off" required>
<small>The value of PUBLISHER_TOKEN. Nobody undoes it when you go back: what you leave is not made again until somebody publishes.</small></p>
<ul class="releases">${releases.map((release) => releaseItem(release, status.live?.releaseId)).join('')}</ul>
</form>
</main>
</body>
</html>
`
}

function summary({live, search, latest, next}: PublisherStatus): string {
  const running = latest && latest.endedAt === undefined ? latest : null
  const lines = [
    live
      ? `<strong>${live.pages} pages</strong> are live, as of ${time(live.createdAt)}.`
      : 'No release is live yet.',
    search === 'following'
      ? 'Searching will find the newest changes in some seconds.'
      : 'Searching finds what the pages say.',
    running ? `A build is ${escapeHtml(running.state)}.` : '',
    next ? `Another waits, with ${counted(next.documents.length, 'changed document')}.` : '',
  ]
  return `<p class="lead">${lines.filter(Boolean).join(' ')}</p>`
}

function withheldList(live: KeptRelease | undefined): string {
  const withheld = (live?.manifest.notices ?? []).filter(({effect}) => effect === 'withheld')
  if (withheld.length === 0) return ''
  const items = withheld.map(({documentType, documentId, field, reason, keptHref}) => {
    const where = field === '' ? '' : ` <span>${escapeHtml(field)}</span>`
    const kept = keptHref
      ? ` Its last good page stays at <a href="${escapeHtml(keptHref)}">${escapeHtml(keptHref)}</a>.`
      : ' It has no page.'
    return `<li><b>${escapeHtml(`${documentType} ${documentId}`)}</b>${where}: ${escapeHtml(reason)}${kept}</li>`
  })
  return `<h2>Withheld documents</h2><ul class="withheld">${items.join('')}</ul>`
}

function buildItem(report: BuildReport): string {
  const {endedAt, state, reasons, documents, timingsMs, failure} = report
  const names = documents.map(({id, type}) => `${type ?? 'document'} ${id}`)
  const others = names.length - namedDocuments
  const because = [...reasons, ...names.slice(0, namedDocuments)].join(', ')
  const stages = Object.entries(timingsMs).map(([stage, ms]) => `${stage} ${Math.round(ms)} ms`)
  const lines = (failure?.lines ?? []).map((line) => `<li>${escapeHtml(line)}</li>`).join('')
  return `<li class="${escapeHtml(state)}">
<p><b>${escapeHtml(state)}</b> ${endedAt ? time(endedAt) : ''} <span>${escapeHtml(stages.join(', '))}</span></p>
<dl><dt>Because of</dt><dd>${escapeHtml(because)}${others > 0 ? ` and ${others} more` : ''}</dd>
${changeText(report)}</dl>
${failure ? `<p>${escapeHtml(failure.message)}</p>${lines && `<ul>${lines}</ul>`}` : ''}</li>`
}

function changeText({files}: BuildReport): string {
  if (!files) return ''
  const {added, changed, removed, unchanged, pages} = files
  const all = added + changed + removed
  const counts =
    all === 0
      ? `nothing; ${counted(unchanged, 'file')} as they were`
      : `${added} added, ${changed} changed, ${removed} removed, ${unchanged} as they were`
  const named = pages.map((name) => escapeHtml(addressOf(name))).join(' ')
  return `<dt>Files</dt><dd>${counts}</dd>${named && `<dt>Pages</dt><dd class="pages">${named}${all > pages.length ? ' …' : ''}</dd>`}`
}

function releaseItem({id, manifest}: KeptRelease, liveId: string | undefined): string {
  const button =
    id === liveId
      ? '<strong>live</strong>'
      : `<button name="release" value="${escapeHtml(id)}">Make ${escapeHtml(id)} live again</button>`
  return `<li><span><b>${escapeHtml(id)}</b> ${counted(manifest.files.pageCount, 'page')}, made ${time(manifest.createdAt)}</span> ${button}</li>`
}

function addressOf(name: string): string {
  return `/${name.replace(/(^|\/)index\.html$/, '$1')}`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function time(iso: string): string {
  return `<time datetime="${escapeHtml(iso)}">${escapeHtml(iso.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))}</time>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
