import {BehaviorSubject, distinctUntilChanged, map} from 'rxjs'

const holders = new BehaviorSubject<ReadonlySet<object>>(new Set())

/**
 * Text editors of this tab with words that the form does not have: an editor keeps what is typed until
 * somebody pauses for a quarter of a second, or types on for one.
 */
export const heldWords = {
  hold(editor: object): void {
    if (!holders.value.has(editor)) holders.next(new Set(holders.value).add(editor))
  },
  release(editor: object): void {
    if (!holders.value.has(editor)) return
    holders.next(new Set([...holders.value].filter((one) => one !== editor)))
  },
  /** Whether any editor holds words, and each change of that. */
  areThere$: holders.pipe(
    map(({size}) => size > 0),
    distinctUntilChanged(),
  ),
}
