import {existsSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {importContent} from '../content/importContent.ts'
import {contentClient, type Target} from '../content/lakeClient.ts'
import type {LakeCommands} from './lakeCommands.ts'

/**
 * Imports the sample content when the lake holds no documents, or when an earlier import was cut off.
 *
 * A marker file stands for the time of the import, so that the next start completes one that was
 * killed half way.
 */
export async function fillWhenEmpty(options: {
  commands: LakeCommands
  target: Target
  source: string
  data: string
}): Promise<void> {
  const {commands, target, source, data} = options
  const marker = join(data, 'import-unfinished')
  await commands.withEditorToken('first import', async (token) => {
    const client = contentClient({...target, token})
    const unfinished = existsSync(marker)
    const count: number = await client.fetch('count(*[!(_id in path("_.**"))])')
    if (count > 0 && !unfinished) return

    process.stderr.write('Importing the sample content …\n')
    writeFileSync(marker, '')
    const imported = await importContent({
      client,
      source,
      replace: unfinished,
      onProgress: (text) => process.stderr.write(`  ${text}\n`),
    })
    process.stderr.write(`  ${imported} documents imported.\n`)
    rmSync(marker)
  })
}
