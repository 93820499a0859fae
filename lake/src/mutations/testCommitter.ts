import {pino} from 'pino'
import {Datasets} from '../database/datasets.ts'
import {DocumentStore} from '../database/documentStore.ts'
import {type Database, openDatabase} from '../database/open.ts'
import type {StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import type {Change, Commit} from '../store.ts'
import {Committer, type CommitterDeps, type MutateOptions, type MutateReply} from './commit.ts'

export interface TestCommitter {
  committer: Committer
  database: Database
  documents: DocumentStore
  /** Everything that `onCommit` has told. */
  commits: Commit[]
  mutate: (mutations: unknown[], options?: MutateOptions & {transactionId?: string}) => MutateReply
  /** Types are given without `sanity.action.document.`, unless they contain it. */
  act: (...actions: {actionType: string; [field: string]: unknown}[]) => {transactionId: string}
  find: (id: string) => StoredDocument | undefined
  lastChanges: () => Change[]
}

export const dataset = 'test'
const firstTime = Date.parse('2026-01-01T10:00:00.000Z')

/** A committer on a dataset named `test`. The clock moves one second per transaction; ids count up. */
export function testCommitter(
  options: {
    directory?: string
    documents?: readonly {_id: string; [attribute: string]: unknown}[]
    queryIds?: CommitterDeps['queryIds']
  } = {},
): TestCommitter {
  const database = openDatabase({directory: options.directory ?? ':memory:'})
  const datasets = new Datasets(database)
  if (!datasets.exists(dataset)) datasets.create({name: dataset, aclMode: 'public', now: firstTime})
  const documents = new DocumentStore(database)
  const count = {time: 0, id: 0, key: 0}
  const committer = new Committer({
    database,
    documents,
    queryIds: options.queryIds ?? (() => []),
    surroundings: {
      now: () => firstTime + 1000 * count.time++,
      newId: () => `id-${++count.id}`,
      newKey: () => `key-${++count.key}`,
      log: pino({level: 'silent'}),
    },
  })
  const mutate: TestCommitter['mutate'] = (mutations, {transactionId, ...mutateOptions} = {}) =>
    committer.mutate({
      dataset,
      author: 'ada',
      body: {mutations, ...(transactionId && {transactionId})},
      options: mutateOptions,
    })
  if (options.documents) {
    mutate(options.documents.map((document) => ({create: {_type: 'thing', ...document}})))
  }
  const commits: Commit[] = []
  committer.onCommit((commit) => commits.push(commit))
  return {
    committer,
    database,
    documents,
    commits,
    mutate,
    act: (...actions) =>
      committer.act({
        dataset,
        author: 'ada',
        body: {
          actions: actions.map((action) => ({
            ...action,
            actionType: action.actionType.startsWith('sanity.')
              ? action.actionType
              : `sanity.action.document.${action.actionType}`,
          })),
        },
      }),
    find: (id) => documents.get(dataset, id),
    lastChanges: () => commits.at(-1)?.changes ?? [],
  }
}

/** The code, message and details of the LakeError that `run` must throw. */
export function failureOf(run: () => unknown): {
  code: string
  message: string
  details: Record<string, unknown>
} {
  try {
    run()
  } catch (error) {
    if (!(error instanceof LakeError)) throw error
    return {code: error.code, message: error.message, details: error.details}
  }
  throw new Error('Nothing was thrown')
}
