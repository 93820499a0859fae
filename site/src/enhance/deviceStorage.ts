/** What all entries of this site start with; other software may live on the same origin. */
const PREFIX = 'crosswalk:'

/** The stored text, or `null` if there is none or the browser keeps nothing for this site. */
export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

/** Stores the text, or removes the entry for `null`; false if the browser refuses. */
export function writeStored(name: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, text)
    return true
  } catch {
    return false
  }
}
