import type {Release} from '../release/dataDirectory.ts'
import type {BuildReport, PublisherStatus} from './report.ts'

/**
 * The status for people: what is live, what the last builds changed and why, and the kept releases
 * with a button each to go back to them.
 */
export function statusPage(
  status: PublisherStatus,
  releases: readonly Pick<Release, 'id' | 'manifest'>[],
): string {
  const {live, search, latest, next, recent} = status
  const running = latest?.endedAt === undefined ? latest : null
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Publisher</title>
</head>
<body>
<main>
<h1>Publisher</h1>
<p>${live ? `Release ${escapeHtml(live.releaseId)} is live: ${live.pages} pages, made ${time(live.createdAt)}.` : 'No release is live yet.'}
${search === 'following' ? 'Searching will find the newest changes in some seconds.' : 'Searching finds what the pages say.'}
${running ? `A build is ${escapeHtml(running.state)}.` : ''}
${next ? `Another waits, with ${next.documents.length} changed documents.` : ''}</p>
<h2>Last builds</h2>
<table>
<thead><tr><th>Ended</th><th>State</th><th>Because of</th><th>Files</th><th>Time</th></tr></thead>
<tbody>${recent.map(buildRow).join('')}</tbody>
</table>
<h2>Kept releases</h2>
<form method="post" action="rollback">
<p><label>Administrator token <input type="password" name="token" autocomplete="off" required></label></p>
<ul>${releases.map((release) => releaseItem(release, live?.releaseId)).join('')}</ul>
</form>
</main>
</body>
</html>
`
}

function buildRow(report: BuildReport): string {
  const {endedAt, state, reasons, documents, files, failure, timingsMs} = report
  const names = documents.map(({id, type}) => `${type ?? 'document'} ${id}`)
  const change = files
    ? `${files.added} added, ${files.changed} changed, ${files.removed} removed, ${files.unchanged} as they were`
    : (failure?.message ?? '')
  const stages = Object.entries(timingsMs).map(([stage, ms]) => `${stage} ${Math.round(ms)} ms`)
  const because = [...reasons, ...names.slice(0, 10)].join(', ')
  const others = names.length > 10 ? ` and ${names.length - 10} more` : ''
  return `<tr><td>${endedAt ? time(endedAt) : ''}</td><td>${escapeHtml(state)}</td><td>${escapeHtml(because + others)}</td><td>${escapeHtml(change)}</td><td>${escapeHtml(stages.join(', '))}</td></tr>`
}

function releaseItem(
  {id, manifest}: Pick<Release, 'id' | 'manifest'>,
  liveId: string | undefined,
): string {
  const button =
    id === liveId
      ? '<strong>live</strong>'
      : `<button name="release" value="${escapeHtml(id)}">Make ${escapeHtml(id)} live again</button>`
  return `<li>${escapeHtml(id)}, made ${time(manifest.createdAt)} ${button}</li>`
}

function time(iso: string): string {
  return `<time datetime="${escapeHtml(iso)}">${escapeHtml(iso.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))}</time>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
