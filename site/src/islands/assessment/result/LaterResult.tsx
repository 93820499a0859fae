import {type ReactNode, useEffect, useState} from 'react'
import type {Result, ResultProps} from './Result.tsx'

type ResultState = {kind: 'arrived'; Shown: typeof Result} | {kind: 'waiting'} | {kind: 'missing'}

let state: ResultState = {kind: 'waiting'}
let loading: Promise<ResultState> | undefined

/**
 * Loads what only the result needs: its words, pictures and arithmetic. No question waits for it, so
 * it may come while the first one is read.
 */
export async function loadResult(): Promise<ResultState> {
  loading ??= import('./Result.tsx').then(
    (module) => ({kind: 'arrived', Shown: module.Result}),
    () => ({kind: 'missing'}),
  )
  state = await loading
  return state
}

interface LaterResultProps extends ResultProps {
  /** Whether the pack has its titles, or will not get them: words that are read do not change. */
  isPackWhole: boolean
}

/** The result, as soon as its code and the pack's titles are there. */
export function LaterResult({isPackWhole, ...props}: LaterResultProps): ReactNode {
  const [current, setCurrent] = useState(state)
  useEffect(() => void loadResult().then(setCurrent), [])
  if (current.kind === 'arrived' && isPackWhole) return <current.Shown {...props} />
  if (current.kind !== 'missing') return <p>Your result is being worked out.</p>
  return (
    <>
      <div className="notices" role="alert">
        <p>
          Your result could not be loaded. Check your connection,{' '}
          <a href={location.pathname}>load the page anew</a> and ask for it again. Your answers come
          back if they are remembered on this device.
        </p>
      </div>
      {props.keeping}
    </>
  )
}
