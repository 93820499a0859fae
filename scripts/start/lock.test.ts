import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {holdLock} from './lock.ts'

const lockFile = () => join(mkdtempSync(join(tmpdir(), 'crosswalk-lock-')), 'running.pid')

test('a second start on the same folder is refused and names the process', () => {
  const file = lockFile()
  const letGo = holdLock(file)

  expect(() => holdLock(file)).toThrow(`process ${process.pid}`)

  letGo()
  holdLock(file)()
})

test('a lock left by a process that died is taken over', () => {
  const file = lockFile()
  writeFileSync(file, '999999999')

  expect(() => holdLock(file)()).not.toThrow()
})
