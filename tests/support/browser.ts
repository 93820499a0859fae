import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core'
import {afterAll, beforeAll, expect} from 'vitest'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

interface ProfileOptions {
  javaScriptEnabled?: boolean
  colorScheme?: 'light' | 'dark'
  /** Without the content security policy. */
  bypassCSP?: boolean
}

/** One Chromium for a test file; gives a function that opens a fresh profile. */
export function useBrowser(): (options?: ProfileOptions) => Promise<Profile> {
  let browser: Browser | undefined
  beforeAll(async () => {
    const executablePath = process.env.CROSSWALK_CHROMIUM
    if (!executablePath) {
      throw new Error('CROSSWALK_CHROMIUM is not set; run the tests with "npm test -- FILE".')
    }
    browser = await chromium.launch({executablePath, args})
  })
  afterAll(() => browser?.close())
  return async (options = {}) => {
    if (!browser) throw new Error('The browser has not started.')
    return new Profile(await browser.newContext({viewport: {width: 1440, height: 900}, ...options}))
  }
}

/** Sanity's presence client takes its subscription back on a socket that it has just closed itself. */
const presenceGoodbye = 'WebSocket is already in CLOSING or CLOSED state.'

/** A browser profile that writes down what went wrong and whom it called. */
export class Profile {
  readonly context: BrowserContext
  readonly consoleErrors: string[] = []
  readonly consoleWarnings: string[] = []
  readonly #origins = new Set<string>()

  constructor(context: BrowserContext) {
    this.context = context
    context.on('request', (request) => this.#note(request.url()))
    context.on('page', (page) => {
      page.on('websocket', (socket) => this.#note(socket.url()))
      page.on('pageerror', (error) => this.consoleErrors.push(String(error)))
      page.on('console', (message) => {
        const text = message.text()
        if (message.type() === 'error' && text !== presenceGoodbye) this.consoleErrors.push(text)
        if (message.type() === 'warning') this.consoleWarnings.push(text)
      })
    })
  }

  open(): Promise<Page> {
    return this.context.newPage()
  }

  close(): Promise<void> {
    return this.context.close()
  }

  /** Origins of requests and sockets that are not among `own`; a project's host name counts as the lake's. */
  foreignOrigins(own: readonly string[]): string[] {
    return [...this.#origins].filter((origin) => !own.includes(origin.replace('crosswalk.', '')))
  }

  #note(url: string): void {
    if (/^(https?|wss?):/.test(url)) this.#origins.add(new URL(url).origin.replace(/^ws/, 'http'))
  }
}

/** Waits until `read` gives a value that passes, and says what it last gave when it never does. */
export async function eventually<T>(
  read: () => Promise<T>,
  passes: (value: T) => boolean,
  timeoutMs = 180_000,
): Promise<T> {
  const end = Date.now() + timeoutMs
  let last = await read()
  while (!passes(last)) {
    if (Date.now() > end) expect.fail(`Still not so after ${timeoutMs} ms: ${JSON.stringify(last)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
    last = await read()
  }
  return last
}
