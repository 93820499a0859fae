import type {Context} from 'hono'
import {LakeError} from '../errors.ts'
import {requestBytes} from './requestBytes.ts'

/**
 * The JSON body of a request.
 *
 * @throws LakeError `payloadTooLarge` above the limit, `malformedJson` when it is not JSON
 */
export async function requestJson(context: Context, limitBytes: number): Promise<unknown> {
  const text = new TextDecoder().decode(await requestBytes(context, limitBytes))
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new LakeError('malformedJson', {
      message: `The request body is not valid JSON: ${reason}`,
      cause,
    })
  }
}
