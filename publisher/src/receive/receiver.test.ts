import {appendFile, mkdir, readFile, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {encodeSignatureHeader} from '@sanity/webhook'
import {expect, test} from 'vitest'
import {manualSurroundings} from '../testing/manualSurroundings.ts'
import {temporaryDirectory} from '../testing/temporaryDirectory.ts'
import {DeliveryLog} from './deliveryLog.ts'
import {receiveDelivery} from './receiver.ts'
import type {ChangedDocument} from './webhook.ts'

const secret = 'a secret of the tests'
const minutes = 60 * 1000
const body = '{"_id":"data-analyst","_type":"career"}'

interface DeliveryOptions {
  key?: string | null
  body?: string
  signedBody?: string
  signedWith?: string
  /** Age of the signature. */
  ageMs?: number
  headers?: Record<string, string>
}

async function receiver() {
  const surroundings = manualSurroundings()
  const deliveriesFile = join(await temporaryDirectory(), 'deliveries.ndjson')
  let log = await DeliveryLog.open(deliveriesFile, surroundings.now())
  const changes: ChangedDocument[] = []
  return {
    surroundings,
    changes,
    deliveriesFile,
    restart: async () => {
      log = await DeliveryLog.open(deliveriesFile, surroundings.now())
    },
    deliver: async (options: DeliveryOptions = {}) => {
      const sent = options.body ?? body
      const signature = await encodeSignatureHeader(
        options.signedBody ?? sent,
        surroundings.now() - (options.ageMs ?? 0),
        options.signedWith ?? secret,
      )
      const headers = new Headers({
        'sanity-webhook-signature': signature,
        'sanity-dataset': 'production',
        'sanity-document-id': 'data-analyst',
        'sanity-operation': 'update',
        'sanity-transaction-id': 'transaction-1',
        ...(options.key === null ? {} : {'idempotency-key': options.key ?? 'key-1'}),
        ...options.headers,
      })
      const request = new Request('http://publisher/', {method: 'POST', headers, body: sent})
      const response = await receiveDelivery(request, {
        secret,
        dataset: 'production',
        log,
        surroundings,
        onChange: (document) => changes.push(document),
      })
      const {result}: {result: string} = JSON.parse(await response.text())
      return {status: response.status, result}
    },
  }
}

test('a signed delivery is accepted and names its document', async () => {
  const {deliver, changes} = await receiver()

  expect(await deliver()).toMatchObject({status: 202, result: 'accepted'})
  expect(changes).toEqual([
    {id: 'data-analyst', type: 'career', operation: 'update', transactionId: 'transaction-1'},
  ])
})

test.for<[string, DeliveryOptions, object]>([
  ['an altered body', {signedBody: `${body} `}, {status: 401, result: 'badSignature'}],
  ['another secret', {signedWith: 'guessed'}, {status: 401, result: 'badSignature'}],
  ['no signature', {headers: {'sanity-webhook-signature': ''}}, {status: 401}],
  ['a malformed signature', {headers: {'sanity-webhook-signature': 't=1,v1=x'}}, {status: 401}],
  ['an empty body', {body: '', signedBody: body}, {status: 401, result: 'badSignature'}],
  ['a stale signature', {ageMs: 5 * minutes + 1}, {status: 401, result: 'staleSignature'}],
  ['a signature of the future', {ageMs: -5 * minutes - 1}, {status: 401, result: 'staleSignature'}],
  ['no idempotency key', {key: null}, {status: 400, result: 'badDelivery'}],
  ['a signed body that is not JSON', {body: 'career'}, {status: 400, result: 'badDelivery'}],
  ['another dataset', {headers: {'sanity-dataset': 'staging'}}, {status: 200, result: 'ignored'}],
])('%s starts nothing', async ([, delivery, expected]) => {
  const {deliver, changes} = await receiver()

  expect(await deliver(delivery)).toMatchObject(expected)
  expect(changes).toEqual([])
  expect(await deliver(), 'a correct delivery afterwards').toMatchObject({status: 202})
})

test('a signature is good for five minutes', async () => {
  const {deliver} = await receiver()

  expect(await deliver({ageMs: 5 * minutes})).toMatchObject({status: 202})
})

test('a repeated delivery starts nothing, also after a restart', async () => {
  const {deliver, changes, restart} = await receiver()

  await deliver()
  expect(await deliver()).toMatchObject({status: 200, result: 'duplicate'})
  await restart()
  expect(await deliver()).toMatchObject({status: 200, result: 'duplicate'})
  expect(await deliver({key: 'key-2'})).toMatchObject({status: 202})
  expect(changes).toHaveLength(2)
})

test('of many equal deliveries at once one is accepted', async () => {
  const {deliver, changes} = await receiver()

  const answers = await Promise.all(Array.from({length: 20}, () => deliver()))

  expect(answers.filter(({status}) => status === 202)).toHaveLength(1)
  expect(changes).toHaveLength(1)
})

test('a key is forgotten after 24 hours, on disk as well', async () => {
  const {deliver, surroundings, restart, deliveriesFile} = await receiver()
  await deliver()

  await surroundings.advance(24 * 60 * minutes)
  await restart()

  expect(await readFile(deliveriesFile, 'utf8')).toBe('')
  expect(await deliver()).toMatchObject({status: 202})
})

test('a delivery whose key cannot be written fails and can be sent again', async () => {
  const {deliver, changes, deliveriesFile} = await receiver()
  await rm(deliveriesFile)
  await mkdir(deliveriesFile)

  await expect(deliver()).rejects.toThrow('EISDIR')
  expect(changes).toEqual([])

  await rm(deliveriesFile, {recursive: true})
  expect(await deliver()).toMatchObject({status: 202})
})

test('keys survive a line that a crash cut off', async () => {
  const {deliver, restart, deliveriesFile} = await receiver()
  await deliver()
  await appendFile(deliveriesFile, '{"key":"hal')

  await restart()

  expect(await deliver()).toMatchObject({status: 200, result: 'duplicate'})
})
