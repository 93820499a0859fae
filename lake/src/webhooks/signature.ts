import {createHmac} from 'node:crypto'

export const signatureHeader = 'sanity-webhook-signature'

/**
 * The value of the signature header: `t=<ms>,v1=<HMAC-SHA256 of "<ms>.<body>", base64url>`.
 *
 * @param timestamp - time of this attempt, milliseconds since the epoch, so that receivers can refuse old requests
 * @see @sanity/webhook `signature.ts`, which compares the header as a whole
 */
export function signatureOf(body: string, secret: string, timestamp: number): string {
  const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('base64url')
  return `t=${timestamp},v1=${digest}`
}
