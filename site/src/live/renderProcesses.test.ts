import type {RouteData} from 'astro'
import {expect, onTestFinished, test} from 'vitest'
import type {BuiltCode} from './builtCode.ts'
import type {Output, OutputList} from './outputs.ts'
import {RenderProcesses} from './renderProcesses.ts'

// That what they render is what a build renders is shown in build.test.ts.

const name = 'guide/index.html'
const code: BuiltCode = {
  entry: 'file:///nowhere/entry.mjs',
  styles: new Map(),
  specifiers: new Map(),
  scripts: [],
  config: {} as BuiltCode['config'], // What cannot be loaded asks for no setting.
}

function processes({from}: {from: number}) {
  const route = {component: 'page.astro', type: 'page'} as RouteData // As much of it as is asked for.
  const output: Output = {route, pathname: 'guide', props: {}}
  const paths = [{params: {slug: 'guide'}, props: {}}]
  const outputs: OutputList = {
    listed: new Map([[route.component, {paths, outputs: [output]}]]),
    named: new Map([[name, output]]),
  }
  const urlOf = () => 'https://guides.test/guide/'
  const found = new RenderProcesses(code, outputs, {
    ...{from, urlOf, outDir: '/nowhere'},
    count: 2,
  })
  onTestFinished(() => found.close())
  return found
}

test('what fails in a process fails here, in its words', async () => {
  const failing = processes({from: 1}).wrote(name)

  await expect(failing).rejects.toThrow(Error)
  await expect(failing).rejects.toThrow('/nowhere/entry.mjs')
})

test('few pages, and files that no page is given, are left to the build', async () => {
  expect(await processes({from: 2}).wrote(name)).toBe(false)
  expect(await processes({from: 1}).wrote('robots.txt')).toBe(false)
})
