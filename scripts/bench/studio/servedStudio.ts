import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {generateDocuments} from '../../content/generate/generateDocuments.ts'
import {writeLinesToFile} from '../../content/generate/writeLines.ts'
import {importContent} from '../../content/importContent.ts'
import {contentClient} from '../../content/lakeClient.ts'
import {freePorts} from '../../sample/freePorts.ts'
import {backendFromEnvironment, environmentOf} from '../../start/backend.ts'
import {LakeCommands} from '../../start/lakeCommands.ts'
import {type Service, startService} from '../../start/services.ts'
import {buildStudio} from '../../start/studioBuild.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The built Studio and a lake with the synthetic content of so many paths, in a folder of their own. */
export async function withServedStudio<T>(
  options: {folder: string; paths: number; say: (text: string) => void},
  use: (studio: {address: string; documents: number}) => Promise<T>,
): Promise<T> {
  const {folder, paths, say} = options
  const [lakePort = 0, studioPort = 0, sitePort = 0] = await freePorts(3)
  const {target} = backendFromEnvironment({}, lakePort)
  // No publisher runs: what it would tell is "unknown", which is one request that fails at once.
  const env = environmentOf(target, {site: `http://localhost:${sitePort}`, preview: undefined})
  const services: Service[] = []
  const start = async (name: string, script: string, args: string[]): Promise<string> => {
    const logFile = join(folder, `${name}.log`)
    const service = await startService({name, script: join(root, script), args, env, logFile})
    services.push(service)
    return service.url
  }
  try {
    say('building the Studio')
    const signal = new AbortController().signal
    const built = await buildStudio({root, folder: join(folder, 'studio'), env, signal})
    const address = await start('Studio', 'studio/serve.ts', [
      ...['--port', String(studioPort), '--dir', built],
    ])
    const data = join(folder, 'lake')
    await start('lake', 'lake/src/cli.ts', [
      ...['serve', '--port', String(lakePort), '--data', data, '--auto-sign-in'],
      ...['--cors-origin', address],
    ])
    say(`importing the content of ${paths} paths`)
    const source = join(folder, 'content.ndjson')
    await writeLinesToFile(source, linesOf(paths))
    const documents = await new LakeCommands(root, data).withEditorToken('bench', (token) =>
      importContent({
        client: contentClient({...target, token}),
        source,
        replace: true,
        onProgress: () => undefined,
      }),
    )
    return await use({address, documents})
  } finally {
    for (const service of services.reverse()) await service.stop()
  }
}

function* linesOf(paths: number): Generator<string> {
  for (const document of generateDocuments(paths, 1)) yield JSON.stringify(document)
}
