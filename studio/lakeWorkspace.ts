import {createClient} from '@sanity/client'
import type {SingleWorkspace} from 'sanity'
import {lakeAwayLayout} from './LakeAway.tsx'
import {LakeAbsence} from './lakeAbsence.ts'
import {createLakeFetch} from './lakeFetch.ts'

/**
 * Workspace settings that make the Studio talk to an embedded Content Lake.
 *
 * The lake serves every project on one host, and its listeners share one WebSocket per tab: browsers
 * open at most six HTTP/1.1 connections to a host over all tabs, fewer than two tabs need. A lake that
 * is away is waited for, and the Studio says so. Signing in goes straight to the lake's own page when
 * that is the only way to sign in.
 *
 * @param lakeOrigin - such as `http://localhost:3400`
 */
export function lakeWorkspace(
  lakeOrigin: string,
): Pick<SingleWorkspace, 'apiHost' | 'auth' | 'studio' | 'unstable_clientFactory'> {
  const absence = new LakeAbsence(lakeOrigin)
  const lakeFetch = createLakeFetch(lakeOrigin, absence)
  return {
    // The client factory does not reach image addresses, login links and the SDK; this does.
    apiHost: lakeOrigin,
    auth: {loginMethod: 'token', redirectOnSingle: true},
    studio: {components: {layout: lakeAwayLayout(absence)}},
    unstable_clientFactory: (options) =>
      createClient({
        // Carries the Studio's request handler: its error screens and the logout on a lost session.
        ...options,
        apiHost: lakeOrigin,
        useProjectHostname: false,
        useCdn: false,
        // A limit of the client's would end the wait for a lake that is away; the fetch has its own.
        timeout: 0,
        resolveFetch: () => lakeFetch,
      }),
  }
}
