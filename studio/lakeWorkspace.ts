import {createClient} from '@sanity/client'
import type {SingleWorkspace} from 'sanity'
import {createLakeFetch} from './lakeFetch.ts'

/**
 * Workspace settings that make the Studio talk to an embedded Content Lake.
 *
 * The lake serves every project on one host, and its listeners share one WebSocket per tab: browsers
 * open at most six HTTP/1.1 connections to a host over all tabs, fewer than two tabs need. Signing
 * in goes straight to the lake's own page when that is the only way to sign in.
 *
 * @param lakeOrigin - such as `http://localhost:3400`
 */
export function lakeWorkspace(
  lakeOrigin: string,
): Pick<SingleWorkspace, 'apiHost' | 'auth' | 'unstable_clientFactory'> {
  const lakeFetch = createLakeFetch(lakeOrigin)
  return {
    // The client factory does not reach image addresses, login links and the SDK; this does.
    apiHost: lakeOrigin,
    auth: {loginMethod: 'token', redirectOnSingle: true},
    unstable_clientFactory: (options) =>
      createClient({
        // Carries the Studio's request handler: its error screens and the logout on a lost session.
        ...options,
        apiHost: lakeOrigin,
        useProjectHostname: false,
        useCdn: false,
        resolveFetch: () => lakeFetch,
      }),
  }
}
