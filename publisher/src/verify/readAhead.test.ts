import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {digestFiles, sha256} from '../release/fileDigests.ts'
import {temporaryDirectory} from '../testing/temporaryDirectory.ts'
import {ReadAhead} from './readAhead.ts'

const page = (address: string) => `<a href="${address}">A page of some length</a>`

test('a file that is another one by now is read again', async () => {
  const path = join(await temporaryDirectory(), 'a.html')
  await writeFile(path, page('/before/'))
  const ahead = new ReadAhead()
  ahead.begin({name: 'a.html', path})
  await ahead.settled()
  await writeFile(path, page('/after/'))

  const findings = await ahead.find({name: 'a.html', path}, sha256(page('/after/')))
  expect(findings).toMatchObject({
    facts: {digest: sha256(page('/after/'))},
    addresses: ['/after/'],
  })
})

test('what could not be read ahead fails when it is asked for', async () => {
  const path = join(await temporaryDirectory(), 'gone.html')
  const ahead = new ReadAhead()
  ahead.begin({name: 'gone.html', path})
  await ahead.settled()

  await expect(ahead.find({name: 'gone.html', path}, 'any')).rejects.toThrow('ENOENT')
})

test('others get their turn after each file', async () => {
  const folder = await temporaryDirectory()
  const ahead = new ReadAhead()
  const names = Array.from({length: 50}, (_, number) => `${number}.html`)
  for (const name of names) await writeFile(join(folder, name), page('/'))
  let turns = 0
  const take = () => {
    turns += 1
    next = setImmediate(take)
  }
  let next = setImmediate(take)

  for (const name of names) ahead.begin({name, path: join(folder, name)})
  await ahead.settled()
  clearImmediate(next)

  expect(turns).toBeGreaterThanOrEqual(names.length)
})

test('a file that was read is not read again for its digest, one that was not is', async () => {
  const folder = await temporaryDirectory()
  const names = ['read.html', 'picture.png', 'later.html']
  for (const name of names) await writeFile(join(folder, name), page(`/${name}/`))
  const ahead = new ReadAhead()
  for (const name of names.slice(0, 2)) ahead.begin({name, path: join(folder, name)})
  await ahead.settled()
  for (const name of names) await writeFile(join(folder, name), page('/another/'))

  const facts = await digestFiles(folder, (name) => ahead.facts(name))

  expect(facts['read.html']?.digest).toBe(sha256(page('/read.html/')))
  expect(facts['picture.png']?.digest).toBe(sha256(page('/picture.png/')))
  expect(facts['later.html']?.digest).toBe(sha256(page('/another/')))
})
