import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {type LakeProcess, lakeCommand, startLakeProcess} from '@crosswalk/lake/testing/lakeProcess'
import {freePorts} from '../../scripts/sample/freePorts.ts'
import {startService} from '../../scripts/start/services.ts'
import type {Profile} from './browser.ts'
import {Desk} from './desk.ts'
import type {Addresses} from './stackSetup.ts'

const serveScript = fileURLToPath(new URL('../../studio/serve.ts', import.meta.url))

/** A Studio with a lake of its own, which may be stopped and started again while somebody types. */
export interface OwnDesk {
  desk: Desk
  /** The power cut: no last word, no closed file. */
  killLake: () => Promise<void>
  /** As an operator stops it. */
  stopLake: () => Promise<void>
  startLake: () => Promise<void>
  /** What an operator does on the command line. */
  lakeCommand: (...args: string[]) => Promise<string>
  /** Id of the token that the desk is signed in with at first. */
  tokenId: string
  /** With another token, as somebody whose first one was revoked. */
  signInAgain: () => Promise<void>
  close: () => Promise<void>
}

/**
 * Takes the Studio that the shared stack has built, with another lake written into it: building one
 * more costs as much as all the tests that use this.
 */
export async function openOwnDesk(
  openProfile: () => Promise<Profile>,
  {data, addresses}: {data: string; addresses: Addresses},
): Promise<OwnDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-own-desk-'))
  const [lakePort = 0] = await freePorts(1)
  const lakeAddress = `http://localhost:${lakePort}`
  const studioFolder = copyStudio(join(data, 'studio'), join(folder, 'studio'), {
    from: addresses.lake,
    to: lakeAddress,
  })
  const studio = await startService({
    name: 'Studio',
    script: serveScript,
    args: ['--port', '0', '--dir', studioFolder],
    env: {},
    logFile: join(folder, 'studio.log'),
  })
  const lakeData = join(folder, 'lake')
  let lake: LakeProcess | undefined
  const startLake = async () => {
    const args = ['--cors-origin', studio.url]
    lake = await startLakeProcess({data: lakeData, port: lakePort, args})
  }
  await startLake()
  const newToken = () => lakeCommand(lakeData, 'token', 'create', '--role', 'editor')
  const token = await newToken()
  const [tokenId = ''] = (await lakeCommand(lakeData, 'token', 'list'))
    .split('\n')
    .map((line) => JSON.parse(line).id)
  const desk = await Desk.open(
    await openProfile(),
    {studio: studio.url, lake: lakeAddress},
    `/#token=${token}`,
  )
  return {
    desk,
    tokenId,
    startLake,
    signInAgain: async () => {
      await desk.page.goto(`${studio.url}/#token=${await newToken()}`)
      await desk.page.reload()
      await desk.page.getByTestId('studio-navbar').waitFor()
    },
    killLake: async () => lake?.kill(),
    stopLake: async () => lake?.stop(),
    lakeCommand: (...args) => lakeCommand(lakeData, ...args),
    close: async () => {
      await desk.profile.close()
      await Promise.all([lake?.stop(), studio.stop()])
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

function copyStudio(builds: string, to: string, lake: {from: string; to: string}): string {
  const [digest = ''] = readdirSync(builds)
  cpSync(join(builds, digest), to, {recursive: true})
  // Its address stands there as HTTP, as WebSocket and with the project before the host.
  const [from, other] = [new URL(lake.from).host, new URL(lake.to).host]
  for (const name of readdirSync(to, {recursive: true, encoding: 'utf8'})) {
    if (!/\.(js|html)$/.test(name)) continue
    const file = join(to, name)
    const text = readFileSync(file, 'utf8')
    if (text.includes(from)) writeFileSync(file, text.replaceAll(from, other))
  }
  return to
}
