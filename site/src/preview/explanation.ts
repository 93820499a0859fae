import {escapeHtml} from './escapeHtml.ts'

/** A page that says what stands in the way, for the frame of the Studio. */
export function explanationPage({
  title,
  paragraphs,
}: {
  title: string
  paragraphs: string[]
}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>
:root {color-scheme: light dark}
body {background: light-dark(#fbfaf5, #121917); color: light-dark(#1b2421, #e8ede9); font: 1rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 38rem; padding: 15vh 1.5rem 2rem}
h1 {font-size: 1.5rem; line-height: 1.25}
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
</main>
</body>
</html>
`
}

export const noSession = {
  title: 'This preview is not open for you',
  paragraphs: [
    'Drafts are shown inside the Studio only, to the person who is signed in there.',
    'Open the document in the Studio and choose Presentation; it signs you in here by itself.',
  ],
}

export const expiredSession = {
  title: 'This preview has ended',
  paragraphs: [
    'A preview lasts a working day. Nothing that you wrote is lost.',
    'Load the Studio again and open Presentation; it signs you in here by itself.',
  ],
}

export const wrongSession = {
  title: 'This preview belongs to another session',
  paragraphs: [
    'The session in this browser was not made by this preview server, or its access to drafts was renewed since.',
    'Load the Studio again and open Presentation; it signs you in here by itself.',
  ],
}

export const wrongSecret = {
  title: 'This link into the preview is no longer good',
  paragraphs: [
    'A link into the preview works for an hour, and only if the Studio made it.',
    'Load the Studio again and open Presentation; it makes a new one by itself.',
  ],
}

export function noContent(reason: string) {
  return {
    title: 'The preview cannot read the content',
    paragraphs: [
      reason,
      'The page follows by itself when the content can be read again. What you write is kept by the Studio.',
    ],
  }
}

export function noPage(pathname: string, reasons: readonly string[]) {
  return {
    title: 'There is no page here yet',
    paragraphs:
      reasons.length > 0
        ? [`The document for ${pathname} cannot be shown:`, ...reasons]
        : [`Nothing that this preview can see has the address ${pathname}.`],
  }
}
