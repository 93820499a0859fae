import {checkLink} from '@crosswalk/schemas/rules/text/linkSyntax'
import {type AnyDocument, type Finding, fieldOf} from './finding.ts'
import type {Visit} from './schemaWalk.ts'

/**
 * Links are written so that they last and betray nobody.
 *
 * @param ownHost - host of the site, whose pages are linked by reference
 */
export function linkFindings(
  document: AnyDocument,
  visits: readonly Visit[],
  ownHost: string | undefined,
): Finding[] {
  return visits.flatMap(({path, value, type, place}): Finding[] => {
    if (type?.name !== 'url' || typeof value !== 'string' || place === 'linkCheck.finalUrl') {
      return []
    }
    const finding = {documentId: document._id, documentType: document._type, field: fieldOf(path)}
    const checked = checkLink(value)
    if (checked !== true) {
      return [{...finding, rule: 'link-syntax', level: 'error', message: checked}]
    }
    if (place !== 'link.href' || hostOf(value) !== ownHost) return []
    const message = `${value} is a page of our own. Link to it as “one of our pages”, so that the link follows when the page moves.`
    return [{...finding, rule: 'own-link', level: 'warning', message}]
  })
}

/** @returns undefined for what is no address */
export function hostOf(address: unknown): string | undefined {
  return typeof address === 'string' && URL.canParse(address) ? new URL(address).host : undefined
}
