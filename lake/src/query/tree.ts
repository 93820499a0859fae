import type {ExprNode, SyntaxNode} from 'groq-js'

/** Calls `visitor` for a node and everything below it, parents first. Constants are leaves. */
export function visitTree(node: SyntaxNode, visitor: (node: SyntaxNode) => void): void {
  visitor(node)
  for (const child of childrenOf(node)) visitTree(child, visitor)
}

/** The nodes right below a node. Constants are leaves. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  if (node.type === 'Value') return []
  return Object.values(node).flat().filter(isNode)
}

/** A copy of the node whose direct child nodes went through `change`. Constants are leaves. */
export function mapChildren<N extends SyntaxNode>(
  node: N,
  change: (child: SyntaxNode, key: string) => SyntaxNode,
): N {
  if (node.type === 'Value') return node
  const copy: Record<string, unknown> = {}
  for (const [key, child] of Object.entries(node)) {
    if (Array.isArray(child)) {
      copy[key] = child.map((item) => (isNode(item) ? change(item, key) : item))
    } else {
      copy[key] = isNode(child) ? change(child, key) : child
    }
  }
  // The copy has the shape of its original: only child nodes were replaced, each by a node.
  return copy as unknown as N
}

export function valueNode(value: unknown): ExprNode {
  return {type: 'Value', value}
}

export function functionCall(namespace: string, name: string, args: ExprNode[]): ExprNode {
  return {type: 'FuncCall', namespace, name, args}
}

export function sum(left: ExprNode, right: ExprNode): ExprNode {
  return {type: 'OpCall', op: '+', left, right}
}

/**
 * The value of an expression that reads neither documents nor parameters; undefined for others.
 * Parameters are constants by then: the parser puts their values in.
 */
export function constantOf(node: ExprNode): {value: unknown} | undefined {
  switch (node.type) {
    case 'Value':
      return {value: node.value}
    case 'Group':
      return constantOf(node.base)
    case 'Array': {
      const items: unknown[] = []
      for (const element of node.elements) {
        const item = constantOf(element.value)
        if (element.isSplat || item === undefined) return undefined
        items.push(item.value)
      }
      return {value: items}
    }
    default:
      return undefined
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  )
}
