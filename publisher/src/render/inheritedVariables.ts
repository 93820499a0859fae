/** What any program needs to run, and nothing that could change the pages. */
export function inheritedVariables(): Record<string, string | undefined> {
  const {PATH, HOME, TMPDIR, NODE_OPTIONS} = process.env
  return {
    PATH,
    HOME,
    TMPDIR,
    NODE_OPTIONS,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  }
}
