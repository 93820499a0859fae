import {type ClientPerspective, createClient, type SanityClient} from '@sanity/client'
import type {Page} from 'playwright-core'

const tokenName = '__studio_auth_token_crosswalk'

/** A client with the credential of the person who is signed in to the Studio in a page. */
export async function signedInClient(
  page: Page,
  {lake, perspective}: {lake: string; perspective?: ClientPerspective},
): Promise<SanityClient> {
  const stored = await page.evaluate((name) => localStorage.getItem(name), tokenName)
  const {token}: {token: string} = JSON.parse(stored ?? '{}')
  return createClient({
    projectId: 'crosswalk',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: lake,
    useProjectHostname: false,
    useCdn: false,
    token,
    ...(perspective && {perspective}),
  })
}
