import type {Inline, ListBlock} from './prose.ts'

export interface FlatListItem {
  /** 1 or deeper. */
  level: number
  isOrdered: boolean
  children: Inline[]
}

/**
 * Turns a run of list items with levels into nested lists.
 *
 * A change between bullets and numbers on one level starts another list. An
 * item that skips levels hangs one level below its predecessor.
 */
export function nestLists(items: readonly FlatListItem[]): ListBlock[] {
  const roots: ListBlock[] = []
  const open: ListBlock[] = []
  for (const {level, isOrdered, children} of items) {
    const depth = Math.min(Math.max(level, 1), open.length + 1)
    open.length = Math.min(open.length, depth)
    let list = open[depth - 1]
    if (list === undefined || list.isOrdered !== isOrdered) {
      list = {kind: 'list', isOrdered, items: []}
      const siblings = open[depth - 2]?.items.at(-1)?.lists ?? roots
      siblings.push(list)
      open[depth - 1] = list
    }
    list.items.push({children, lists: []})
  }
  return roots
}
