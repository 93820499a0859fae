import {contentSecurityPolicy} from './contentSecurityPolicy.ts'
import type {StudioEnvironment} from './environment.ts'

/**
 * The Studio's page, made from the one Sanity's build writes.
 *
 * Sanity's page loads a script and fonts from outside hosts and runs an inline script, which a
 * content security policy would have to allow. Of it, only the application's own script and style
 * sheets are kept.
 *
 * @param sanityPage - html with one module script of the Studio's own
 * @throws Error if that script is not found
 */
export function studioPage(sanityPage: string, environment: StudioEnvironment): string {
  const script = /<script\b[^>]*\bsrc="(\/[^"]+)"/.exec(sanityPage)?.[1]
  if (!script) {
    throw new Error(
      'The page written by "sanity build" names no script of the Studio. Correct studio/page.ts for this version of Sanity.',
    )
  }
  const stylesheets = [...sanityPage.matchAll(/<link\b[^>]*\bhref="(\/[^"]+\.css)"/g)]
    .map(([, href]) => `<link rel="stylesheet" href="${href}">`)
    .join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(environment)}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<title>Crosswalk</title>
<link rel="icon" href="/static/favicon.ico" sizes="any">
<link rel="icon" href="/static/favicon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/static/apple-touch-icon.png">
<link rel="manifest" href="/static/manifest.webmanifest">
${stylesheets}
<style>
html, body, #sanity {height: 100%}
body {margin: 0; -webkit-font-smoothing: antialiased}
@media (prefers-color-scheme: dark) {html {background-color: #13141b}}
noscript {display: block; padding: 2rem; font: 1rem/1.5 system-ui, sans-serif}
</style>
</head>
<body>
<div id="sanity"></div>
<script type="module" src="${script}"></script>
<noscript>The Studio is an application and needs JavaScript. Enable it and reload this page.</noscript>
</body>
</html>
`
}
