import {expect, test} from 'vitest'
import {Problem} from './problem.mjs'
import {parseStartOptions} from './startOptions.mjs'

test('without options the documented ports and folder are used', () => {
  expect(parseStartOptions([])).toEqual({
    ports: {lake: 3400, studio: 3333, site: 4321},
    data: '.data',
    reset: false,
    help: false,
  })
})

test('a port base gives lake, Studio and site in a row', () => {
  expect(parseStartOptions(['--port-base', '5100']).ports).toEqual({
    lake: 5100,
    studio: 5101,
    site: 5102,
  })
})

test.each([
  [['--port-base', 'x'], /--port-base.*"x"/],
  [['--port-base', '80'], /--port-base.*1024/],
  [['--port-base', '65534'], /--port-base/],
  [['--dta', 'x'], /--dta/],
  [['extra'], /extra/],
])('%j is refused with the option named', (args, message) => {
  expect(() => parseStartOptions(args)).toThrow(Problem)
  expect(() => parseStartOptions(args)).toThrow(message)
})
