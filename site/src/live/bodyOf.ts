import type {RouteData} from 'astro'

/**
 * The bytes of a page that was rendered. They are read from Astro's own answer: each further `Response`
 * would copy them, and keep its copy until V8 collects all garbage.
 *
 * @throws Error naming the page, if it answered with another status than a page has
 */
export async function bodyOf(
  response: Response,
  {component}: Pick<RouteData, 'component'>,
  pathname: string,
): Promise<Uint8Array> {
  const isExpected = response.ok || (response.status === 404 && pathname === '/404')
  if (isExpected) return new Uint8Array(await response.arrayBuffer())
  throw new Error(`${component} answered ${pathname} with status ${response.status}`)
}
