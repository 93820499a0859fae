import {type ExprNode, evaluateSync, type FuncCallNode, type OpCallNode} from 'groq-js'
import {unsupportedInQuery} from './parseQuery.ts'
import {searchTextPrefix} from './plan/queryRun.ts'
import {predicateNode} from './predicateNode.ts'
import {hasWords, parseTextQuery, textBoundary} from './textQuery.ts'
import {functionCall, sum, valueNode, visitTree} from './tree.ts'

export type TextMatch = OpCallNode & {right: FuncCallNode}

interface TextScope {
  query: string
  /** True where `@` is a whole document. */
  isDocument: boolean
  /** Lowers other expressions of the same scope. */
  lower: (node: ExprNode) => ExprNode
}

export function isTextMatch(node: OpCallNode): node is TextMatch {
  const {op, right} = node
  return (
    op === 'match' &&
    right.type === 'FuncCall' &&
    right.namespace === 'text' &&
    right.name === 'query'
  )
}

/**
 * Turns `x match text::query(y)` into a call of a predicate with all text in `x`.
 *
 * `@` stands for all text of a document; its attributes that start with `_` are not text.
 *
 * @throws LakeError `unsupported` for `@` below the level of documents, and for words that are not constant
 * @see Content Lake API reference 17.2
 */
export function lowerTextMatch({left, right}: TextMatch, scope: TextScope): ExprNode {
  const words = textQueryArgument(right, scope)
  if (words === undefined) return valueNode(false)
  const textQuery = parseTextQuery(words)
  const text = textOf(left, scope)
  const isWholeDocument = isThisOrListsThis(left)
  // Documents without any text are still among everything: the Studio's lists search for "*".
  if (isWholeDocument && textQuery.isEverything) return valueNode(true)
  const contains = isWholeDocument
    ? textQuery.matches
    : (candidate: string) => hasWords(candidate) && textQuery.matches(candidate)
  return predicateNode(text, contains)
}

function isThisOrListsThis(node: ExprNode): boolean {
  if (node.type === 'Group') return isThisOrListsThis(node.base)
  if (node.type === 'Array')
    return node.elements.some((element) => isThisOrListsThis(element.value))
  return node.type === 'This'
}

/** @returns undefined where the argument is not a string: then nothing matches */
function textQueryArgument({args: [argument]}: FuncCallNode, scope: TextScope): string | undefined {
  if (!argument) return undefined
  visitTree(argument, ({type}) => {
    if (['Value', 'OpCall', 'Group', 'FuncCall'].includes(type)) return
    throw unsupportedInQuery(
      scope.query,
      'text::query() with words taken from documents',
      'text::query',
    )
  })
  const value: unknown = evaluateSync(argument).data
  return typeof value === 'string' ? value : undefined
}

/** An expression for all text in `node`, as one string with boundaries. */
function textOf(node: ExprNode, scope: TextScope): ExprNode {
  if (node.type === 'Group') return textOf(node.base, scope)
  if (node.type === 'This') return textOfThis(scope)
  if (node.type === 'Array') {
    return node.elements
      .map((element) => textOf(element.value, scope))
      .reduce((joined, text) => sum(sum(joined, valueNode(textBoundary)), text), valueNode(''))
  }
  const lowered = scope.lower(node)
  const strings = functionCall('array', 'join', [
    {type: 'Filter', base: lowered, expr: isString},
    valueNode(textBoundary),
  ])
  return functionCall('global', 'coalesce', [sum(lowered, valueNode('')), strings, valueNode('')])
}

/** Numbers are no text; `array::join` would write them out. */
const isString: ExprNode = {
  type: 'OpCall',
  op: '==',
  left: functionCall('global', 'string', [{type: 'This'}]),
  right: {type: 'This'},
}

function textOfThis(scope: TextScope): ExprNode {
  if (!scope.isDocument) {
    throw unsupportedInQuery(
      scope.query,
      '"@ match text::query()" below the level of documents',
      'text::query',
    )
  }
  const reference = sum(valueNode(searchTextPrefix), {type: 'AccessAttribute', name: '_id'})
  const holder: ExprNode = {
    type: 'Object',
    attributes: [{type: 'ObjectAttributeValue', name: '_ref', value: reference}],
  }
  const text: ExprNode = {
    type: 'AccessAttribute',
    base: {type: 'Deref', base: holder},
    name: 'text',
  }
  return functionCall('global', 'coalesce', [text, valueNode('')])
}
