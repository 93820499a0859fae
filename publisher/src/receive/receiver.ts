import {PublisherError} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'
import type {DeliveryLog} from './deliveryLog.ts'
import {type ChangedDocument, parseDelivery} from './webhook.ts'

export interface ReceiverOptions {
  /** `undefined` when none is configured: every delivery is refused. */
  secret: string | undefined
  dataset: string
  log: DeliveryLog
  surroundings: Surroundings
  onChange: (document: ChangedDocument) => void
}

/**
 * Answers one webhook delivery: 202 accepted, 200 nothing to do, 400, 401, or 503 to be sent again.
 */
export async function receiveDelivery(
  request: Request,
  {secret, dataset, log, surroundings, onChange}: ReceiverOptions,
): Promise<Response> {
  if (secret === undefined) {
    return answer(503, 'unconfigured', 'The publisher has no SANITY_WEBHOOK_SECRET.')
  }
  const now = surroundings.now()
  try {
    const delivery = await parseDelivery(request.headers, await request.text(), {secret, now})
    if (delivery.dataset !== undefined && delivery.dataset !== dataset) {
      return answer(200, 'ignored', `This publisher shows dataset "${dataset}" only.`)
    }
    if (!(await log.record(delivery.idempotencyKey, now))) {
      return answer(200, 'duplicate', 'This delivery was accepted before.')
    }
    onChange(delivery.document)
    return answer(202, 'accepted', 'The change is queued.')
  } catch (error) {
    if (!(error instanceof PublisherError)) throw error
    const status = error.code === 'badDelivery' ? 400 : 401
    return answer(status, error.code, error.message)
  }
}

function answer(status: number, result: string, message: string): Response {
  return Response.json({result, message}, {status, headers: {'cache-control': 'no-store'}})
}
