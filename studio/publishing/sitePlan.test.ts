import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {expect, onTestFinished, test} from 'vitest'
import {fetchSitePlan, plannedFiles} from './sitePlan.ts'

async function publisher(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const {port} = Object(server.address())
  return `http://127.0.0.1:${port}`
}

function ask(siteOrigin: string) {
  const {signal} = new AbortController()
  return fetchSitePlan({siteOrigin, documentId: 'a b&c', token: 'mine', signal})
}

test('the publisher is asked for one draft, in the name of its editor', async () => {
  const plan = {changed: ['index.html'], added: [], removed: [], notices: []}
  const asked: unknown[] = []
  const origin = await publisher(({url, headers}, response) => {
    asked.push([url, headers.authorization])
    response.end(JSON.stringify(plan))
  })

  expect(await ask(origin)).toEqual(plan)
  expect(asked).toEqual([['/_publisher/plan?id=a+b%26c', 'Bearer mine']])
})

test('a refusal is told in the words of the publisher', async () => {
  const origin = await publisher((_, response) => {
    response.writeHead(503).end(JSON.stringify({message: 'Ask again in a minute.'}))
  })
  await expect(ask(origin)).rejects.toThrow('Ask again in a minute.')
})

test('an answer of somebody else is told by its status', async () => {
  const origin = await publisher((_, response) => {
    response.writeHead(502).end('<h1>Bad gateway</h1>')
  })
  await expect(ask(origin)).rejects.toThrow('answered with status 502.')
})

test('where nobody listens the address is told', async () => {
  await expect(ask('http://127.0.0.1:1')).rejects.toThrow(
    'No publisher answers at http://127.0.0.1:1.',
  )
})

test('pages are told by their pathname, and what is no page is counted', () => {
  expect(
    plannedFiles(['paths/b/index.html', 'rss.xml', 'index.html', '404.html', 'a/index.html']),
  ).toEqual({hrefs: ['/', '/a/', '/paths/b/'], others: 2})
})
