import type {PreviewEnvironment} from './environment.ts'

/** What a page of the preview may load, and that the Studio alone may show it in a frame. */
export function contentSecurityPolicy({studioUrl}: PreviewEnvironment): string {
  return [
    "default-src 'none'",
    // The search runs its index as WebAssembly.
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self'",
    "img-src 'self' data:",
    // Overlays write style elements while they run.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${new URL(studioUrl).origin}`,
  ].join('; ')
}
