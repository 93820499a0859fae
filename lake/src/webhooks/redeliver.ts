import type {Database} from '../database/open.ts'
import {requeueMessage} from '../database/webhookMessages.ts'
import {LakeError} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'

/**
 * Puts a finished message back into the queue of its webhook; a serving lake sends it.
 *
 * @throws LakeError `notFound` when there is no such message, or it is waiting already
 */
export function redeliver(
  {database, surroundings}: {database: Database; surroundings: Surroundings},
  hookId: string,
  messageId: string,
): void {
  if (requeueMessage(database, {hookId, messageId, now: surroundings.now()})) return
  throw new LakeError('notFound', {
    message: `The webhook "${hookId}" has no finished delivery "${messageId}". Deliveries are kept for 30 days; one that is still waiting is sent anyway.`,
  })
}
