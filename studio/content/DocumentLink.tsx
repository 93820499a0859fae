import type {ComponentProps} from 'react'
import {IntentLink} from 'sanity/router'

interface DocumentLinkProps {
  id: string
  type: string
  children: ComponentProps<typeof IntentLink>['children']
}

/** Opens a document in the structure. */
export function DocumentLink({id, type, children}: DocumentLinkProps) {
  return (
    <IntentLink intent="edit" params={{id, type}} style={{textDecoration: 'underline'}}>
      {children}
    </IntentLink>
  )
}
