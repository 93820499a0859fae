import {CogIcon} from '@sanity/icons/Cog'
import {EarthGlobeIcon} from '@sanity/icons/EarthGlobe'
import {MenuIcon} from '@sanity/icons/Menu'
import type {ListItemBuilder, StructureBuilder} from 'sanity/structure'
import {singletonItem} from './singletonItem.ts'

/** Everything about the site that is neither a career nor a path. */
export function site(S: StructureBuilder): ListItemBuilder {
  return S.listItem()
    .id('site')
    .title('Site')
    .icon(EarthGlobeIcon)
    .child(
      S.list()
        .id('site')
        .title('Site')
        .items([
          singletonItem(S, {type: 'siteSettings', title: 'Settings', icon: CogIcon}),
          singletonItem(S, {type: 'navigation', title: 'Navigation', icon: MenuIcon}),
          S.divider(),
          S.documentTypeListItem('page').title('Pages'),
          S.documentTypeListItem('redirect').title('Redirects'),
          S.documentTypeListItem('person').title('People'),
          S.documentTypeListItem('source').title('Sources'),
          S.documentTypeListItem('category').title('Categories'),
        ]),
    )
}
