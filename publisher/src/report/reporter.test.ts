import {expect, test} from 'vitest'
import type {ChangedDocument} from '../receive/webhook.ts'
import {Reporter} from './reporter.ts'

const change = (id: string, transactionId: string): ChangedDocument => ({
  id,
  transactionId,
  operation: 'update',
})

test('a transaction is remembered though its document was changed again: it may have changed others', () => {
  const reporter = new Reporter()
  const surroundings = {now: 0, newId: () => 'build'}

  reporter.queue({reason: 'publish', documents: [change('a', 'first')]}, surroundings)
  reporter.queue({reason: 'publish', documents: [change('a', 'second')]}, surroundings)

  expect(reporter.status().next).toMatchObject({
    documents: [change('a', 'second')],
    transactionIds: ['first', 'second'],
  })
})
