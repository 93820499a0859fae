import {expect, test, vi} from 'vitest'
import {type Desk, publishStored} from './publishStored.ts'

interface Draft {
  _rev: string
  words: string
}

/** A lake with one draft, and what is done to it while somebody publishes. */
function startDesk(words: string | null) {
  let revision = 1
  const lake = {
    draft: words === null ? null : ({_rev: 'r1', words} as Draft | null),
    published: null as Draft | null,
  }
  const type = (more: string) => {
    revision += 1
    lake.draft = {_rev: `r${revision}`, words: (lake.draft?.words ?? '') + more}
  }
  const publish = (draft: Draft) => {
    if (lake.draft?._rev !== draft._rev) throw new Error('The draft is at another revision.')
    lake.published = draft
    lake.draft = null
  }
  const desk: Desk<Draft> = {
    stored: async () => {},
    read: async () => ({draft: lake.draft, publishedRevision: lake.published?._rev ?? null}),
    problems: async ({words}) => (words === '' ? ['Write something.'] : []),
    publish: async (draft) => {
      publish(draft)
      return true
    },
  }
  return {desk, lake, publish, type}
}

test('words that are not stored yet are published too', async () => {
  const {desk, lake, type} = startDesk('First')

  expect(await publishStored({...desk, stored: async () => type(' and last')})).toEqual([])

  expect(lake.published?.words).toBe('First and last')
})

test('what is missing is said, and nothing is published', async () => {
  const {desk, lake} = startDesk('')
  expect(await publishStored(desk)).toEqual(['Write something.'])
  expect(lake.published).toBeNull()
})

test('what was missing while it was checked, and is there now, is not said', async () => {
  const {desk, lake, type} = startDesk('')
  const problems = vi.fn(desk.problems).mockImplementationOnce(async (draft) => {
    type('Now')
    return desk.problems(draft)
  })

  expect(await publishStored({...desk, problems})).toEqual([])

  expect(lake.published?.words).toBe('Now')
})

test('what nobody has checked is not published', async () => {
  const {desk, lake} = startDesk('First')
  const problems = vi.fn(desk.problems).mockImplementationOnce(async () => {
    lake.draft = {_rev: 'r2', words: ''}
    return []
  })

  expect(await publishStored({...desk, problems})).toEqual(['Write something.'])

  expect(lake.published).toBeNull()
})

test.each([
  ['before the lake has published', false],
  ['after it has', true],
])('whoever types %s is published or keeps a draft, and hears no complaint', async (_, isLate) => {
  const {desk, lake, publish, type} = startDesk('First')
  const interrupted = vi.fn(desk.publish).mockImplementationOnce(async (draft) => {
    if (isLate) publish(draft)
    else type(' and last')
    return false
  })

  expect(await publishStored({...desk, publish: interrupted})).toEqual([])

  expect(lake.published?.words).toBe(isLate ? 'First' : 'First and last')
  expect(lake.draft).toBeNull()
})

test('a refusal of an unchanged draft is passed on', async () => {
  const {desk} = startDesk('First')
  const refused = async () => {
    throw new Error('You may not publish.')
  }
  await expect(publishStored({...desk, publish: refused})).rejects.toThrow('You may not publish.')
})

test('a draft that somebody deletes meanwhile is called gone', async () => {
  const {desk, lake} = startDesk('First')
  const publish = async (draft: Draft) => {
    lake.draft = null
    return desk.publish(draft)
  }
  expect(await publishStored({...desk, publish})).toEqual([
    'The draft is gone: somebody discarded or deleted it meanwhile.',
  ])
})
