import {type ExprNode, Path} from 'groq-js'
import {valueNode} from './tree.ts'

/**
 * An expression that asks a function of ours about a text. groq-js evaluates `x in <path>` by asking
 * the path, which is the way to be called from a tree.
 */
export function predicateNode(text: ExprNode, isTrue: (text: string) => boolean): ExprNode {
  return {type: 'OpCall', op: 'in', left: text, right: valueNode(new Predicate(isTrue))}
}

/** An expression whose value a function of ours decides each time it is evaluated. */
export function stepNode(isTrue: () => boolean): ExprNode {
  return predicateNode(valueNode(''), isTrue)
}

class Predicate extends Path {
  readonly #isTrue: (text: string) => boolean

  constructor(isTrue: (text: string) => boolean) {
    super('')
    this.#isTrue = isTrue
  }

  override matches(text: string): boolean {
    return this.#isTrue(text)
  }
}
