import {fileURLToPath} from 'node:url'
import type {Plugin} from 'vite'
import type {StudioEnvironment} from './environment.ts'
import {studioPage} from './page.ts'
import {rewriteModules} from './rewriteModules.ts'

/** As Vite wants it in a style sheet, on Windows too. */
const filePath = (url: string) => fileURLToPath(url).replaceAll('\\', '/')

/**
 * Keeps the built Studio from contacting any host but its own and its content's.
 *
 * Sanity has no option for these requests, so the build rewrites the literals that make them and
 * fails when one is no longer found: an upgrade that moves a literal cannot pass unnoticed.
 *
 * @param sanityVersion - answered to the Studio's own check for a newer version
 */
export function offline(sanityVersion: string, environment: StudioEnvironment): Plugin {
  const rewriter = rewriteModules([
    {
      what: 'the upright Inter font',
      module: /\/(ui5|@sanity\/ui)\/dist\/styles\.css$/,
      literal: /https:\/\/design-system-static\.sanity\.io\/InterVariable-latin-\d+\.woff2/g,
      replacement: filePath(
        import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
      ),
    },
    {
      what: 'the italic Inter font',
      module: /\/(ui5|@sanity\/ui)\/dist\/styles\.css$/,
      literal: /https:\/\/design-system-static\.sanity\.io\/InterVariable-Italic-latin-\d+\.woff2/g,
      replacement: filePath(
        import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-italic.woff2'),
      ),
    },
    {
      what: 'the check for a newer version',
      module: /\/sanity\/lib\/[^/]+\.js$/,
      literal:
        /`\$\{isStaging \? "https:\/\/sanity-cdn\.work" : "https:\/\/sanity-cdn\.com"\}\/v1\/modules`/g,
      // The Studio appends a path to this address; in a data URL it lands in the ignored fragment.
      replacement: JSON.stringify(
        `data:application/json,${encodeURIComponent(JSON.stringify({latest: sanityVersion, packageVersion: sanityVersion}))}#`,
      ),
    },
    {
      what: 'the question whether feedback to Sanity is possible',
      module: /\/sanity\/lib\/[^/]+\.js$/,
      literal: /fetch\(FEEDBACK_TUNNEL_URL, \{/g,
      // Answered with no, so the help menu does not offer it.
      replacement: 'Promise.reject({',
    },
    {
      what: 'the address feedback to Sanity goes to',
      module: /\/sanity\/lib\/[^/]+\.js$/,
      literal: /"https:\/\/api\.sanity\.io\/vX\/intake\/feedback"/g,
      // No browser can fetch this; a dialog that tries says that sending failed.
      replacement: '"about:blank"',
    },
  ])

  return {
    name: 'crosswalk-offline',
    enforce: 'pre',
    apply: 'build',
    transform: rewriter.transform,
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const missing = rewriter.missing()
        if (missing.length > 0) {
          this.error(
            `The Studio would contact an outside host: the build no longer finds ${missing.join(', ')} in sanity ${sanityVersion}. Find the new literal and correct studio/offline.ts.`,
          )
        }
        const page = bundle['index.html']
        if (page?.type !== 'asset') this.error('"sanity build" wrote no index.html.')
        page.source = studioPage(page.source.toString(), environment)
      },
    },
  }
}
