import type {SiteFrame} from '../loaders/siteFrame.ts'
import type {JsonLd} from './jsonLd.ts'

export function homeJsonLd(frame: SiteFrame): JsonLd[] {
  const url = `${frame.siteUrl}/`
  return [
    {'@context': 'https://schema.org', '@type': 'WebSite', name: frame.name, url},
    {'@context': 'https://schema.org', '@type': 'Organization', name: frame.name, url},
  ]
}
