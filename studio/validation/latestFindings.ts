import type {ContentFinding} from '@crosswalk/schemas/rules/contentChecks'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'

type Listener = () => void

const none: readonly ContentFinding[] = []
const findingsById = new Map<string, readonly ContentFinding[]>()
const listeners = new Set<Listener>()

/** What validation last said of a document, so that the form shows links without asking again. */
export const latestFindings = {
  of(id: string): readonly ContentFinding[] {
    return findingsById.get(publishedIdOf(id)) ?? none
  },
  set(id: string, findings: readonly ContentFinding[]): void {
    findingsById.set(publishedIdOf(id), findings)
    for (const listener of listeners) listener()
  },
  subscribe(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
