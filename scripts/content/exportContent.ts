import {renameSync, rmSync} from 'node:fs'
import type {SanityClient} from '@sanity/client'
import {exportDataset} from '@sanity/export'

/**
 * Writes a dataset with drafts and assets as a gzipped tar, as `sanity dataset export` does.
 * The file appears only when complete.
 *
 * @returns number of documents exported
 */
export async function exportContent(options: {
  client: SanityClient
  file: string
  onProgress: (text: string) => void
}): Promise<number> {
  const {dataset} = options.client.config()
  const partial = `${options.file}.partial`
  try {
    const {documentCount} = await exportDataset({
      client: options.client,
      dataset: dataset ?? 'production',
      outputPath: partial,
      onProgress: ({step, current, total, update}) => {
        if (!update) options.onProgress(total ? `${step} (${current ?? 0}/${total})` : step)
      },
    })
    renameSync(partial, options.file)
    return documentCount
  } catch (error) {
    rmSync(partial, {force: true})
    throw error
  }
}
