import type {Path} from 'sanity'

/** A path as patches spell it: `phases[_key=="a"].steps[_key=="b"].skills`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'string') return text === '' ? segment : `${text}.${segment}`
    if (typeof segment === 'number') return `${text}[${segment}]`
    if ('_key' in segment) return `${text}[_key==${JSON.stringify(segment._key)}]`
    return `${text}[${segment[0]}:${segment[1]}]`
  }, '')
}
