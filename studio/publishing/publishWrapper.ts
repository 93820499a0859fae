import type {DocumentActionComponent} from 'sanity'

type Wrap = (publish: DocumentActionComponent) => DocumentActionComponent

/**
 * Wraps the Studio's publish. The same component gives the same component, so that the Studio keeps
 * its state.
 */
export function publishWrapper(displayName: string, wrap: Wrap): Wrap {
  const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>()
  return (publish) => {
    const known = wrapped.get(publish)
    if (known !== undefined) return known
    const action = wrap(publish)
    action.action = 'publish'
    action.displayName = displayName
    wrapped.set(publish, action)
    return action
  }
}
