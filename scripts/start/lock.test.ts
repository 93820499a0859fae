import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {holdLock} from './lock.ts'

function lockFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-lock-'))
  onTestFinished(() => rmSync(folder, {recursive: true}))
  return join(folder, 'running.pid')
}

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
