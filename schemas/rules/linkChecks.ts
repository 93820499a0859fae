/** Stands for an HTTP status where a host gave none: no such name, no connection, no end of waiting. */
export const noAnswerStatus = 599

/** What the answer to a link means, for editors; undefined if the page is there. */
export function linkProblem(status: number | undefined): string | undefined {
  if (status === undefined || status < 400) return undefined
  if (status === noAnswerStatus) return 'Its host does not answer.'
  if (status === 404 || status === 410) return `The page is gone (${status}).`
  return `The link answered with ${status}.`
}
