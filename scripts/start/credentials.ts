import {randomBytes} from 'node:crypto'
import {existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {ClientError} from '@sanity/client'
import {contentClient, type Target} from '../content/lakeClient.ts'
import type {LakeCommands} from './lakeCommands.ts'

/**
 * The secret that the lake's webhook and the publisher share, in a file that only the owner reads.
 * Made on the first start.
 */
export function readOrCreateSecret(file: string): string {
  if (!existsSync(file)) writeSecret(file, randomBytes(32).toString('base64url'))
  return readFileSync(file, 'utf8').trim()
}

/**
 * A token that reads drafts, in a file that only the owner reads.
 *
 * The one of the last start is used again, so that sessions of the preview outlive a restart; the
 * lake may have been replaced meanwhile, and then knows it no longer.
 */
export async function readOrRenewToken(
  file: string,
  {commands, target}: {commands: LakeCommands; target: Target},
): Promise<string> {
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (known && (await isAccepted(known, target))) return known
  const token = await commands.renewViewerToken('preview')
  writeSecret(file, token)
  return token
}

async function isAccepted(token: string, target: Target): Promise<boolean> {
  try {
    await contentClient({...target, token}).users.getById('me')
    return true
  } catch (error) {
    if (error instanceof ClientError && error.statusCode === 401) return false
    throw error
  }
}

function writeSecret(file: string, secret: string): void {
  writeFileSync(`${file}.new`, secret, {mode: 0o600})
  renameSync(`${file}.new`, file)
}
