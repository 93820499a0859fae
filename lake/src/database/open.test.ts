import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import SQLite from 'better-sqlite3'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {History} from '../history/history.ts'
import {failureOf, testCommitter} from '../mutations/testCommitter.ts'
import {DocumentStore} from './documentStore.ts'
import {lockDataFolder} from './lock.ts'
import {databaseFileName, openDatabase} from './open.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lake-'))
})

afterEach(() => {
  rmSync(directory, {recursive: true})
})

test('documents and their history are there again after reopening', () => {
  const first = testCommitter({directory, documents: [{_id: 'a', n: 1}]})
  first.mutate([{patch: {id: 'a', inc: {n: 1}}}, {create: {_id: 'b', _type: 'x', to: {_ref: 'a'}}}])
  const {commits} = first
  const before = first.find('a')
  first.database.close()

  const database = openDatabase({directory})
  const documents = new DocumentStore(database)

  expect(documents.get('test', 'a')).toEqual(before)
  expect(documents.referrers('test', 'a')).toEqual([{sourceId: 'b', weak: false}])
  expect(new History(database, documents).commitsSince('test', 1, 10)).toEqual(commits)
  database.close()
})

test('a transaction is in the file when the call returns, whatever becomes of the process', () => {
  const writer = testCommitter({directory, documents: [{_id: 'a'}]})

  const reader = new SQLite(join(directory, databaseFileName), {readonly: true})

  expect(reader.prepare('SELECT id FROM documents').pluck().all()).toEqual(['a'])
  expect(writer.database.pragma('synchronous', {simple: true})).toBe(2)
  expect(writer.database.pragma('journal_mode', {simple: true})).toBe('wal')
  reader.close()
  writer.database.close()
})

test('the folder is created', () => {
  openDatabase({directory: join(directory, 'a', 'b')}).close()
})

test('a folder that cannot be created is named', () => {
  writeFileSync(join(directory, 'file'), '')

  const failure = failureOf(() => openDatabase({directory: join(directory, 'file', 'b')}))

  expect(failure).toMatchObject({code: 'storage', message: expect.stringContaining('--data')})
})

test('a file that is no database is named', () => {
  writeFileSync(join(directory, databaseFileName), 'x'.repeat(5000))

  const failure = failureOf(() => openDatabase({directory}))

  expect(failure.code).toBe('storage')
  expect(failure.message).toContain(databaseFileName)
  expect(failure.message).toContain('not a SQLite database')
})

test('a damaged database is not served', () => {
  testCommitter({
    directory,
    documents: Array.from({length: 200}, (_, index) => ({_id: `d${index}`, text: 'x'.repeat(500)})),
  }).database.close()
  const file = join(directory, databaseFileName)
  const database = new SQLite(file)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.unsafeMode()
  database.pragma('writable_schema = ON')
  database.exec("UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'transactions'")
  database.close()

  const failure = failureOf(() => openDatabase({directory}))

  expect(failure.code).toBe('storage')
  expect(failure.message).toContain('damaged')
})

test('a database of a newer lake is left alone', () => {
  const newer = openDatabase({directory})
  newer.pragma('user_version = 9999')
  newer.close()

  const failure = failureOf(() => openDatabase({directory}))

  expect(failure).toMatchObject({code: 'storage', message: expect.stringContaining('9999')})
})

test('one folder has one server, and the lock goes with it', () => {
  const unlock = lockDataFolder(directory)

  expect(failureOf(() => lockDataFolder(directory))).toMatchObject({
    code: 'storage',
    message: expect.stringContaining('Another lake'),
  })
  openDatabase({directory}).close()
  unlock()
  lockDataFolder(directory)()
})

test('a full disk refuses the transaction, changes nothing and is told as such', () => {
  const lake = testCommitter({directory, documents: [{_id: 'a', n: 1}]})
  const pageCount = lake.database.pragma('page_count', {simple: true})
  lake.database.pragma(`max_page_count = ${Number(pageCount)}`)
  const before = lake.find('a')

  const failure = failureOf(() =>
    lake.mutate([{patch: {id: 'a', set: {text: 'x'.repeat(1_000_000)}}}]),
  )

  expect(failure).toMatchObject({code: 'storage', message: expect.stringContaining('disk is full')})
  expect(lake.find('a')).toBe(before)
  lake.database.pragma('max_page_count = 1000000')
  lake.mutate([{patch: {id: 'a', inc: {n: 1}}}])
  expect(lake.find('a')?.n).toBe(2)
  lake.database.close()
})
