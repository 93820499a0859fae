import {execFile} from 'node:child_process'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {Problem} from '../launch/problem.mjs'

const run = promisify(execFile)

/** The lake's own command line, as an operator uses it; works while the lake serves. */
export class LakeCommands {
  readonly #script: string
  readonly #data: string

  constructor(root: string, data: string) {
    this.#script = join(root, 'lake', 'src', 'cli.ts')
    this.#data = data
  }

  /** Gives `use` an editor's token that is revoked afterwards, whatever happens. */
  async withEditorToken<T>(label: string, use: (token: string) => Promise<T>): Promise<T> {
    const token = await this.#run('token', 'create', '--role', 'editor', '--label', label)
    const [used] = await Promise.allSettled([use(token)])
    const [revoked] = await Promise.allSettled([this.#revokeTokens(label)])
    if (used.status === 'rejected') throw used.reason
    if (revoked.status === 'rejected') throw revoked.reason
    return used.value
  }

  /** Makes a viewer's token, and revokes those of the label that nobody knows any more. */
  async renewViewerToken(label: string): Promise<string> {
    await this.#revokeTokens(label)
    return this.#run('token', 'create', '--role', 'viewer', '--label', label)
  }

  /** Makes sure that exactly one webhook of this name exists and points at `url`. */
  async ensureWebhook(hook: {name: string; url: string; secretFile: string}): Promise<void> {
    const named = (await this.#list('webhook')).filter(({name}) => name === hook.name)
    const [current] = named
    if (named.length === 1 && current?.url === hook.url) return
    for (const {id} of named) await this.#run('webhook', 'remove', String(id))
    await this.#run(
      ...['webhook', 'add', '--name', hook.name, '--url', hook.url],
      ...['--projection', '{_id, _type}', '--secret-file', hook.secretFile],
    )
  }

  /** All of the label: an earlier start may have been killed before it came to this. */
  async #revokeTokens(label: string): Promise<void> {
    for (const {id, label: other, isRevoked} of await this.#list('token')) {
      if (other === label && !isRevoked) await this.#run('token', 'revoke', String(id))
    }
  }

  async #list(subject: 'token' | 'webhook'): Promise<Record<string, unknown>[]> {
    const lines = (await this.#run(subject, 'list')).split('\n').filter(Boolean)
    return lines.map((line) => JSON.parse(line))
  }

  async #run(...args: string[]): Promise<string> {
    try {
      const {stdout} = await run(process.execPath, [this.#script, ...args, '--data', this.#data])
      return stdout.trim()
    } catch (error) {
      const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
      throw said ? new Problem(said, {cause: error}) : error
    }
  }
}
