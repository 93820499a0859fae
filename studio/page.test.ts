import {describe, expect, test} from 'vitest'
import {parseEnvironment} from './environment.ts'
import {studioPage} from './page.ts'

const sanityPage = `<!DOCTYPE html><html><head>
<link href="/static/favicon.ico" rel="icon"/>
<script>window.onerror = function () {}</script>
<link href="/static/sanity-aaaaaaaa.css" rel="stylesheet"/>
<style>@font-face {src: url("https://studio-static.sanity.io/Inter-Regular.woff2")}</style>
<script src="https://core.sanity-cdn.com/bridge.js" async type="module" data-sanity-core></script>
</head><body><div id="sanity"></div><script src="/static/sanity-bbbbbbbb.js" type="module"></script></body></html>`

describe('studioPage', () => {
  test('loads the application and its styles, and nothing from an outside host', () => {
    const page = studioPage(sanityPage, parseEnvironment({}))

    expect(page).toContain('<script type="module" src="/static/sanity-bbbbbbbb.js"></script>')
    expect(page).toContain('<link rel="stylesheet" href="/static/sanity-aaaaaaaa.css">')
    expect(page).not.toMatch(/sanity-cdn|sanity\.io/)
    expect(page.match(/<script/g)).toHaveLength(1)
  })

  test('its policy allows the lake over HTTP and WebSocket', () => {
    const page = studioPage(
      sanityPage,
      parseEnvironment({SANITY_STUDIO_API_HOST: 'http://localhost:4400'}),
    )
    const connect = /connect-src ([^;]*);/.exec(page)?.[1]?.split(' ')

    expect(connect).toEqual(
      expect.arrayContaining(['http://localhost:4400', 'ws://localhost:4400', "'self'"]),
    )
    expect(connect).not.toContain('https://api.sanity.io')
  })

  test('its policy allows Sanity only in a Studio for hosted Sanity', () => {
    const page = studioPage(sanityPage, parseEnvironment({SANITY_STUDIO_PROJECT_ID: 'abc12345'}))

    expect(page).toContain('https://*.api.sanity.io')
    expect(page).not.toContain('localhost')
  })

  test('a page without an application script is refused', () => {
    expect(() => studioPage('<html></html>', parseEnvironment({}))).toThrow(/no script/)
  })
})
