/**
 * For Node, where it runs a publisher. By itself V8 takes 128 MB for what is new, and no publish is the
 * faster for it.
 */
export const processFlags = ['--max-semi-space-size=16']
