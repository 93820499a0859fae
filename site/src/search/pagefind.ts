/** The part of Pagefind's browser module that the search page uses. @see https://pagefind.app/docs/api/ */
export interface Pagefind {
  options(options: {noWorker: boolean; baseUrl: string}): Promise<void>
  search(
    text: string | null,
    options: {filters: Partial<Record<string, string>>},
  ): Promise<{results: PagefindResult[]}>
}

export interface PagefindResult {
  data(): Promise<{
    url: string
    /** HTML in which only matches are marked up. */
    excerpt: string
    meta: {title?: string}
    filters: Partial<Record<string, string[]>>
  }>
}

let pending: Promise<Pagefind> | undefined

/**
 * Loads the index's own code, once; after a failure again.
 *
 * @param folder - address of the index, with a slash at its end
 */
export function loadPagefind(folder: string): Promise<Pagefind> {
  pending ??= startPagefind(folder).catch((error: unknown) => {
    pending = undefined
    throw error
  })
  return pending
}

async function startPagefind(folder: string): Promise<Pagefind> {
  // It stands beside the index and is made together with it, so no bundler knows it.
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${folder}pagefind.js`)
  // A worker would be one more file to load and one more permission to give. Without a base Pagefind
  // puts the folder of its own address before what it finds, which is done where a link is made.
  await pagefind.options({noWorker: true, baseUrl: '/'})
  return pagefind
}
