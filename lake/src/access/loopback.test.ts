import {expect, test} from 'vitest'
import {isLoopbackHost} from './loopback.ts'

test.each(['localhost', 'LOCALHOST', 'p.localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])(
  '%s is this machine',
  (host) => expect(isLoopbackHost(host)).toBe(true),
)

test.each([
  '0.0.0.0',
  '::',
  '192.168.0.1',
  'localhost.example',
  '127.0.0.1.example',
  'notlocalhost',
  '',
])('"%s" is not only this machine', (host) => expect(isLoopbackHost(host)).toBe(false))
