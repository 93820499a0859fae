/**
 * Changes in a live page what differs between two pages of the server, and leaves alone what its
 * scripts and its reader have done to the rest.
 *
 * @param live - a node of the page on the screen
 * @param old - what the server gave for it
 * @param next - what the server gives for it
 */
export function updateNode(live: Node, old: Node, next: Node): void {
  if (old.isEqualNode(next)) return
  if (!(live instanceof Element) || !(old instanceof Element) || !(next instanceof Element)) {
    live.nodeValue = next.nodeValue
    return
  }
  updateAttributes(live, old, next)
  if (live.childNodes.length === old.childNodes.length) updateChildren(live, old, next)
  // A script has put something else there.
  else live.replaceChildren(...copies(next.childNodes))
}

function updateAttributes(live: Element, old: Element, next: Element): void {
  for (const name of new Set([...old.getAttributeNames(), ...next.getAttributeNames()])) {
    const value = next.getAttribute(name)
    if (value === old.getAttribute(name)) continue
    if (value === null) live.removeAttribute(name)
    else live.setAttribute(name, value)
  }
}

function updateChildren(live: Element, old: Element, next: Element): void {
  const [lives, olds, nexts] = [live, old, next].map((node) => [...node.childNodes])
  if (!lives || !olds || !nexts) return
  const start = countSame(olds, nexts)
  const end = countSame(olds.slice(start).reverse(), nexts.slice(start).reverse())
  const change = {
    lives: lives.slice(start, lives.length - end),
    olds: olds.slice(start, olds.length - end),
    nexts: nexts.slice(start, nexts.length - end),
  }
  const after = lives[lives.length - end] ?? null
  change.nexts.forEach((node, index) => {
    const [liveNode, oldNode] = [change.lives[index], change.olds[index]]
    if (liveNode && oldNode && isSameKind(oldNode, node)) updateNode(liveNode, oldNode, node)
    else if (liveNode) liveNode.replaceWith(...copies([node]))
    else live.insertBefore(copies([node])[0] ?? node, after)
  })
  for (const node of change.lives.slice(change.nexts.length)) node.remove()
}

function countSame(one: readonly Node[], other: readonly Node[]): number {
  const different = one.findIndex((node, index) => {
    const counterpart = other[index]
    return !counterpart || !node.isEqualNode(counterpart)
  })
  return different < 0 ? one.length : different
}

function isSameKind(one: Node, other: Node): boolean {
  if (one.nodeName !== other.nodeName) return false
  return !(one instanceof Element && other instanceof Element) || one.id === other.id
}

function copies(nodes: Iterable<Node>): Node[] {
  return [...nodes].map((node) => document.importNode(node, true))
}
