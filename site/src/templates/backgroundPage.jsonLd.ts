import type {BackgroundPage} from '../loaders/backgroundPages.ts'
import type {SiteFrame} from '../loaders/siteFrame.ts'
import {collectionJsonLd, type JsonLd} from './jsonLd.ts'

export function backgroundJsonLd(page: BackgroundPage, frame: SiteFrame): JsonLd {
  return collectionJsonLd({title: page.heading, href: page.href}, page.paths, frame.siteUrl)
}
