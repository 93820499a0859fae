import {requireSignedIn} from '../access/caller.ts'
import {readKeyValue, writeKeyValues} from '../database/keyvalue.ts'
import {LakeError} from '../errors.ts'
import type {RegisterFamily} from './context.ts'
import {requestJson} from './requestJson.ts'

const bodyLimitBytes = 1_000_000

/** Settings that the Studio keeps per person: recent searches, layouts, seen announcements. */
export const registerKeyvalue: RegisterFamily = (app, {database}) => {
  app.get('/users/me/keyvalue/:keys', (context) => {
    requireSignedIn(context.get('caller'))
    const {userId} = context.get('caller')
    const keys = context.req.param('keys').split(',')
    return context.json(keys.map((key) => ({key, value: readKeyValue(database, userId, key)})))
  })

  // The Studio looks for its entry in the reply, so the request is echoed.
  app.put('/users/me/keyvalue', async (context) => {
    requireSignedIn(context.get('caller'))
    const entries = parseEntries(await requestJson(context, bodyLimitBytes))
    writeKeyValues(database, context.get('caller').userId, entries)
    return context.json(entries)
  })
}

function parseEntries(body: unknown): {key: string; value: unknown}[] {
  const isEntry = (entry: unknown): entry is {key: string; value: unknown} =>
    typeof entry === 'object' && entry !== null && 'key' in entry && typeof entry.key === 'string'
  if (Array.isArray(body) && body.every(isEntry)) {
    return body.map(({key, value}) => ({key, value: value ?? null}))
  }
  throw new LakeError('badRequest', {
    message: 'The body must be an array of objects with a string "key" and a "value".',
  })
}
