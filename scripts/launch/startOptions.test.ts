import {expect, test} from 'vitest'
import {Problem} from './problem.mjs'
import {parseStartOptions} from './startOptions.mjs'

test('without options the documented ports and folder are used', () => {
  expect(parseStartOptions([])).toEqual({
    ports: {lake: 3400, studio: 3333, site: 4321, preview: 4322},
    data: '.data',
    reset: false,
    help: false,
  })
})

test('a port base gives lake, Studio, site and preview in a row', () => {
  expect(parseStartOptions(['--port-base', '5100']).ports).toEqual({
    lake: 5100,
    studio: 5101,
    site: 5102,
    preview: 5103,
  })
})

test('without a preview there is no port for it', () => {
  expect(parseStartOptions(['--no-preview']).ports.preview).toBeUndefined()
  expect(parseStartOptions(['--no-preview', '--port-base', '5100']).ports.preview).toBeUndefined()
})

test.each([
  [['--port-base', 'x'], /--port-base.*"x"/],
  [['--port-base', '80'], /--port-base.*1024/],
  [['--port-base', '65533'], /--port-base/],
  [['--dta', 'x'], /--dta/],
  [['extra'], /extra/],
])('%j is refused with the option named', (args, message) => {
  expect(() => parseStartOptions(args)).toThrow(Problem)
  expect(() => parseStartOptions(args)).toThrow(message)
})
