/** `environment`: a variable is wrong · `contentUnreachable`: no answer · `contentRefused`: an answer that is an error · `searchIndex`: Pagefind failed · `keptRows`: the last good state of withheld documents is not what it should be. */
export type SiteErrorCode =
  | 'environment'
  | 'contentUnreachable'
  | 'contentRefused'
  | 'searchIndex'
  | 'keptRows'

/** A failure that stops the build. The message is written for the person who started it. */
export class SiteError extends Error {
  readonly code: SiteErrorCode

  constructor(code: SiteErrorCode, message: string) {
    super(message)
    this.name = 'SiteError'
    this.code = code
    // The build prints the stack under the message; the paragraph above is the whole story.
    this.stack = `${this.name}: ${message}`
  }
}
