/** Something the person at the keyboard can mend; its message is one paragraph that says how. */
export class Problem extends Error {}

/** @type {Record<string, string>} */
const byCode = {
  ENOSPC: 'The disk is full. Free some space (a first start needs about 2 GB) and run it again.',
  EACCES: 'A folder is not writable. Check its permissions or choose another with --data DIR.',
  EPERM: 'A folder is not writable. Check its permissions or choose another with --data DIR.',
  EROFS: 'A folder is on a read-only disk. Choose another with --data DIR.',
  EADDRINUSE: 'A port is in use by another program. Stop it, or choose others with --port-base N.',
}

/**
 * One paragraph for any failure; a stack only for what we did not foresee.
 * @param {unknown} error
 * @returns {string}
 */
export function describeProblem(error) {
  if (error instanceof Problem) return error.message
  if (error instanceof Error && 'code' in error) {
    const known = byCode[/** @type {string} */ (error.code)]
    if (known) return `${known} (${error.message})`
  }
  return `Crosswalk stopped on an unexpected error; please report it.\n${error instanceof Error ? error.stack : String(error)}`
}
