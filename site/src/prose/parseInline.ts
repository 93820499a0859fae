import {
  buildMarksTree,
  isPortableTextToolkitSpan,
  isPortableTextToolkitTextNode,
} from '@portabletext/toolkit'
import type {Inline} from './prose.ts'
import {type ProseContext, records} from './proseContext.ts'
import {type LinkTarget, resolveLink} from './resolveLink.ts'

const DECORATORS = ['strong', 'em', 'code'] as const

// A type, not an interface: the toolkit asks for an index signature, which only types have by themselves.
type LinkMark = {_key: string; _type: 'link'; target: LinkTarget}

/** Marks and spans of one block. Unknown marks and links that lead nowhere keep their words and lose their markup. */
export function parseInline(block: Record<string, unknown>, context: ProseContext): Inline[] {
  const links = parseLinks(block, context)
  const linkKeys = new Set(links.map((link) => link._key))
  const knownKeys = new Set(records(block.markDefs).map((mark) => mark._key))

  const children = records(block.children).flatMap((child) => {
    if (child._type !== 'span' || typeof child.text !== 'string') {
      context.drop(`There is no way to show an inline "${String(child._type)}".`)
      return []
    }
    const marks = strings(child.marks).filter((mark) => {
      if (linkKeys.has(mark) || DECORATORS.some((decorator) => decorator === mark)) return true
      if (!knownKeys.has(mark)) context.drop(`There is no mark "${mark}".`)
      return false
    })
    return [{_type: 'span' as const, text: child.text, marks}]
  })
  return inlineOf(buildMarksTree({_type: 'block', children, markDefs: links}))
}

function parseLinks(block: Record<string, unknown>, context: ProseContext): LinkMark[] {
  return records(block.markDefs).flatMap((mark) => {
    const target = resolveLink(mark, context)
    if (target === null || typeof mark._key !== 'string') return []
    return [{_key: mark._key, _type: 'link' as const, target}]
  })
}

type MarksTree = ReturnType<typeof buildMarksTree<LinkMark>>

function inlineOf(nodes: MarksTree): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (isPortableTextToolkitTextNode(node)) {
      return [node.text === '\n' ? {kind: 'break'} : {kind: 'text', text: node.text}]
    }
    if (!isPortableTextToolkitSpan(node)) return []
    const children = inlineOf(node.children as MarksTree)
    if (children.length === 0) return []
    const decorator = DECORATORS.find((candidate) => candidate === node.markType)
    if (decorator !== undefined) return [{kind: decorator, children}]
    // Only marks made by parseLinks have a definition.
    const {target} = node.markDef as unknown as LinkMark
    return [{kind: 'link', ...target, children}]
  })
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
