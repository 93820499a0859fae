import type {ExprNode, OpCallNode} from 'groq-js'
import type {WantedWord} from '../../database/documentWords.ts'
import {edgeDots, foldedText} from '../../database/words.ts'
import {isTextMatch} from '../lowerTextMatch.ts'
import {requiredTerms} from '../textQuery.ts'
import {constantOf} from '../tree.ts'

/**
 * Words that a document must hold for `x match y` to be true; empty if the index cannot tell, as for
 * patterns that begin with a wildcard and for texts of other documents.
 */
export function wantedWords(node: OpCallNode): WantedWord[] {
  if (node.op !== 'match' || !isOwnText(node.left)) return []
  if (isTextMatch(node)) {
    const constant = node.right.args[0] && constantOf(node.right.args[0])
    if (typeof constant?.value !== 'string') return []
    return inAttribute(attributeOf(node.left), requiredTerms(constant.value).flatMap(wordsOfTerm))
  }
  return wordsOfTerms(node).flat()
}

/** The same for each term of the patterns of a `match` by itself; empty for those that no index knows. */
export function wordsOfTerms({left, right}: OpCallNode): WantedWord[][] {
  const constant = constantOf(right)
  if (!constant || !isOwnText(left) || isThisSomewhere(left)) return []
  const patterns = Array.isArray(constant.value) ? constant.value : [constant.value]
  const attribute = attributeOf(left)
  return patterns.flatMap((pattern) =>
    typeof pattern === 'string'
      ? termsOfPattern(pattern).map((term) => inAttribute(attribute, wordsOfTerm(term)))
      : [],
  )
}

function inAttribute(attribute: string | undefined, words: readonly WantedWord[]): WantedWord[] {
  return words.map((word) => ({...word, ...(attribute && {attribute})}))
}

/** The attribute at the top of the document whose text a `match` looks at, if it is one. */
function attributeOf(node: ExprNode): string | undefined {
  switch (node.type) {
    case 'Group':
    case 'ArrayCoerce':
      return attributeOf(node.base)
    case 'AccessAttribute':
      if (node.base && node.base.type !== 'This') return attributeOf(node.base)
      return node.name === '_id' ? undefined : node.name
    default:
      return undefined
  }
}

/** The terms into which groq-js cuts a pattern. */
function termsOfPattern(pattern: string): string[] {
  return pattern.replace(edgeDots, '').match(/([^!@#$%^&(),\\/?";:{}|[\]+<>\s-])+/g) ?? []
}

/** The words of a term with `*` for anything: whole ones, and the start of what a wildcard ends. */
function wordsOfTerm(term: string): WantedWord[] {
  const pieces = term.slice(0, 1024).split('*')
  return pieces.flatMap((piece, index) => {
    const isOpenBefore = index > 0
    const isOpenAfter = index < pieces.length - 1
    const folded = foldedText(piece)
    const words = Array.from(folded.matchAll(/[\p{L}\p{N}]+/gu), (match) => ({
      text: match[0],
      isAtStart: match.index === 0,
      isAtEnd: match.index + match[0].length === folded.length,
    }))
    return words
      .filter(({isAtStart}) => !(isOpenBefore && isAtStart))
      .map(({text, isAtEnd}) => ({text, isPrefix: isOpenAfter && isAtEnd}))
  })
}

/** True for text that lies in the document, where the index has seen it. */
function isOwnText(node: ExprNode): boolean {
  switch (node.type) {
    case 'Group':
    case 'ArrayCoerce':
      return isOwnText(node.base)
    case 'This':
      return true
    case 'AccessAttribute':
      if (node.name === '_id') return !node.base
      return !node.name.startsWith('_') && (!node.base || isOwnText(node.base))
    case 'Map':
    case 'FlatMap':
      return isOwnText(node.base) && isOwnText(node.expr)
    case 'Array':
      return node.elements.every((element) => isOwnText(element.value))
    default:
      return (
        node.type === 'FuncCall' &&
        node.namespace === 'pt' &&
        node.args.every((argument) => isOwnText(argument))
      )
  }
}

/** `@` is text only for `text::query`. */
function isThisSomewhere(node: ExprNode): boolean {
  if (node.type === 'Group') return isThisSomewhere(node.base)
  if (node.type === 'Array') return node.elements.some(({value}) => isThisSomewhere(value))
  return node.type === 'This'
}
