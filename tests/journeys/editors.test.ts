import {execFileSync} from 'node:child_process'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Locator} from 'playwright-core'
import {expect, inject, test} from 'vitest'
import {type Profile, useBrowser} from '../support/browser.ts'
import {Studio} from '../support/studio.ts'

const openProfile = useBrowser()
const {site, studio: studioAddress, lake} = inject('addresses')
const lakeCommand = fileURLToPath(new URL('../../lake/src/cli.ts', import.meta.url))

function newEditorToken(name: string): string {
  const args = ['token', 'create', '--role', 'editor', '--label', name]
  const data = join(inject('data'), 'lake')
  return execFileSync(process.execPath, [lakeCommand, ...args, '--data', data], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
}

/** Two people with the same document open, and those whom the first one sees in it. */
async function openTwo(type: string, id: string) {
  const profiles = await Promise.all([openProfile(), openProfile()])
  const [ada, ben] = await Promise.all(
    profiles.map(async (profile) => new Studio(await profile.open(), studioAddress)),
  )
  if (!ada || !ben) throw new Error('Two profiles were opened.')
  await ben.page.goto(`${studioAddress}/#token=${newEditorToken('Ben Second')}`)
  await ben.page.getByText('Structure').first().waitFor()
  await Promise.all([ada.edit(type, id), ben.edit(type, id)])
  // In the document, in a field, or with a caret in a text.
  const seen = ada.page.locator(
    '[data-testid=document-level-presence] [data-ui=Avatar], [data-testid=document-panel-scroller] [data-ui=Avatar], [data-testid=presence-cursor-Ben-Second]',
  )
  return {profiles, ada, ben, seen}
}

/** The second one leaves first, and is seen to. */
async function closeTwo(profiles: Profile[], seen: Locator): Promise<void> {
  await profiles[1]?.close()
  await expect.poll(() => seen.count(), {timeout: 60_000}).toBe(0)
  for (const profile of profiles) {
    expect(profile.consoleErrors).toEqual([])
    expect(profile.foreignOrigins([studioAddress, lake, site])).toEqual([])
  }
  await profiles[0]?.close()
}

// Presence, listeners and patches of two browsers meet in one document only here.
test('two editors in one document see each other, and lose no keystroke', async () => {
  const {profiles, ada, ben, seen} = await openTwo('skill', 'skill-budget-control')
  await ben.input('title').click()
  await expect.poll(() => seen.count(), {timeout: 60_000}).toBeGreaterThan(0)

  const additions = [' First addition of twenty.', ' Second one of twenty too.']
  await Promise.all([
    type(ada, 'definition', additions[0] ?? ''),
    type(ben, 'title', additions[1] ?? ''),
  ])

  for (const editor of [ada, ben]) {
    await expect
      .poll(() => editor.input('definition').inputValue(), {timeout: 60_000})
      .toMatch(/ First addition of twenty\.$/)
    await expect
      .poll(() => editor.input('title').inputValue(), {timeout: 60_000})
      .toMatch(/ Second one of twenty too\.$/)
  }

  // Both in the same field, without waiting for each other: either order is right.
  await type(ada, 'title', ' A')
  await type(ben, 'title', 'B')
  for (const editor of [ada, ben]) {
    await expect
      .poll(() => editor.input('title').inputValue(), {timeout: 60_000})
      .toMatch(/ Second one of twenty too\.(?=.*A)(?=.*B)[ AB]{3}$/)
  }

  await closeTwo(profiles, seen)
})

// Portable Text merges by itself what two people write into one text.
test('two editors in the pitch of one path see each other, and lose nothing of it', async () => {
  const {profiles, ada, ben, seen} = await openTwo(
    'transitionPath',
    'path-nurse-to-project-manager',
  )
  const before = await read(ada)
  await goTo(ben, pitchOf(ben), {key: 'Control+Home', before: /^$/})
  await expect.poll(() => seen.count(), {timeout: 60_000}).toBeGreaterThan(0)
  await goTo(ada, pitchOf(ada), {key: 'Control+End', before: /leave out\.$/})

  await Promise.all([
    ben.page.keyboard.type('Ben begins. ', {delay: 40}),
    ada.page.keyboard.type(' Ada ends.', {delay: 40}),
  ])

  for (const editor of [ada, ben]) {
    await expect.poll(() => read(editor), {timeout: 60_000}).toBe(`Ben begins. ${before} Ada ends.`)
  }
  await closeTwo(profiles, seen)
})

test('what is typed right after the caret has moved stays together', async () => {
  const profile = await openProfile()
  const editor = new Studio(await profile.open(), studioAddress)
  await editor.edit('transitionPath', 'path-journalist-to-content-designer')
  const before = await read(editor)
  await goTo(editor, pitchOf(editor), {key: 'Control+Home', before: /^$/})
  // A busy tab takes the next key before it tells of the caret, which the keys of a test cannot count on.
  await editor.page.evaluate(`(() => {
    getSelection().modify('move', 'forward', 'documentboundary')
    const key = {inputType: 'insertText', data: '1', bubbles: true, cancelable: true}
    document.activeElement.dispatchEvent(new InputEvent('beforeinput', key))
  })()`)
  await editor.page.keyboard.type('23')

  await expect.poll(() => read(editor), {timeout: 30_000}).toBe(`${before}123`)
  await profile.close()
})

function pitchOf({page}: Studio): Locator {
  return page.locator("[data-testid='field-intro'] [contenteditable=true]")
}

/** Where a caret stands the editor has a mark that is no text. */
async function read(editor: Studio): Promise<string | undefined> {
  return (await pitchOf(editor).textContent())?.replaceAll('\ufeff', '')
}

/** Types at the end of a field, key by key. */
async function type(editor: Studio, path: string, text: string): Promise<void> {
  await editor.input(path).click()
  await editor.page.keyboard.press('End')
  await editor.page.keyboard.press('Control+End')
  await editor.page.keyboard.type(text, {delay: 30})
}

/** Presses a key until the text before the caret says that it stands there. */
async function goTo(
  {page}: Studio,
  field: Locator,
  {key, before}: {key: string; before: RegExp},
): Promise<void> {
  await field.click()
  await expect
    .poll(
      async () => {
        await page.keyboard.press(key)
        return page.evaluate(textBeforeCaret)
      },
      {timeout: 60_000},
    )
    .toMatch(before)
}

const textBeforeCaret = `((caret) =>
  caret.anchorNode?.textContent.slice(0, caret.anchorOffset).replaceAll('\ufeff', '')
)(getSelection())`
