import type {Context} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import {LakeError} from '../errors.ts'
import type {LakeEnv} from './context.ts'

/** For mutations and actions. */
export const mutationBodyLimit = limitBody(4)
/** For every request. */
export const requestBodyLimit = limitBody(100)

function limitBody(megabytes: number) {
  return bodyLimit({
    maxSize: megabytes * 1024 * 1024,
    onError: () => {
      throw new LakeError('payloadTooLarge', {
        message: `The request body is larger than ${megabytes} MB. Split it into several requests.`,
      })
    },
  })
}

/** @throws LakeError `malformedJson` */
export async function readJson(context: Context<LakeEnv>): Promise<unknown> {
  const text = await context.req.text()
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new LakeError('malformedJson', {
      message: `The request body is not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    })
  }
}
