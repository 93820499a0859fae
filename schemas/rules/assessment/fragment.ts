import type {Answers} from './answers.ts'
import {checksum} from './checksum.ts'
import type {AssessmentPack} from './pack.ts'
import {fitAnswers, type LooseAnswers, type Restored} from './restored.ts'

const format = '1'
/** Far above what the questions can fill; a longer one was not made here. */
const longest = 8_000
/** Left out of the link, as nearly all ids start like this. A full id is marked by `!`. */
const prefixes = {career: 'career-', skill: 'skill-'}
const filterNames = {remote: 'r', noDegree: 'd', keepJob: 'k'} as const

/**
 * Answers as the fragment of a share link, without `#`: readable, about 500 characters when all is
 * answered, and with a checksum, so that a link which lost its end is not taken for another answer.
 * Servers never see a fragment.
 *
 * ```
 * v=1&p=<pack>&r=<roles>&y=<years>&t=<target>&z=<specialisation>
 *   &s=<skill>:<level or u>,…&i=<statement>:<score>,…&h=<hours>&m=<month>&b=<budget>&f=<filters>&c=<checksum>
 * ```
 *
 * What is not answered is left out. The same answers give the same fragment.
 */
export function encodeAnswers(answers: Answers, pack: AssessmentPack): string {
  const {filters} = answers
  const parts: [string, string][] = [
    ['v', format],
    ['p', encode(pack.hash)],
    ['r', answers.roles.map((id) => encodeId(id, prefixes.career)).join(',')],
    ['y', answers.years ?? ''],
    ['t', answers.target === null ? '' : encodeId(answers.target, prefixes.career)],
    ['z', encode(answers.specialisation ?? '')],
    [
      's',
      pairs(
        answers.skills,
        (id) => encodeId(id, prefixes.skill),
        (answer) => (answer === 'unsure' ? 'u' : String(answer)),
      ),
    ],
    ['i', pairs(answers.interests, encode, String)],
    ['h', answers.weeklyHours === null ? '' : String(answers.weeklyHours)],
    ['m', answers.latestMonth ?? ''],
    ['b', answers.budget],
    [
      'f',
      (['remote', 'noDegree', 'keepJob'] as const)
        .filter((name) => filters[name])
        .map((name) => filterNames[name])
        .join(''),
    ],
  ]
  const body = parts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return `${body}&c=${checksum(body)}`
}

/**
 * Reads the fragment of a share link, from this pack or an older one.
 *
 * @param fragment - with or without `#`; anything at all, as links can be made up
 * @returns never throws; `empty` also for a fragment that is none of ours, such as an anchor
 */
export function decodeAnswers(fragment: string, pack: AssessmentPack): Restored {
  const text = fragment.replace(/^#/, '')
  const version = /^v=([^&]*)&/.exec(text)
  if (version === null) return {kind: 'refused', reason: 'empty'}
  if (version[1] !== format) return {kind: 'refused', reason: 'otherFormat'}
  const [body = '', sum, ...rest] = text.split('&c=')
  const isWhole = rest.length === 0 && text.length <= longest && sum === checksum(body)
  const values = isWhole ? readParts(body) : undefined
  const loose = values === undefined ? undefined : readLoose(values)
  if (values === undefined || loose === undefined) return {kind: 'refused', reason: 'corrupt'}
  return fitAnswers(loose, values.get('p') ?? '', pack)
}

/** Undefined if a part is written twice or cannot be decoded. */
function readParts(body: string): Map<string, string> | undefined {
  const values = new Map<string, string>()
  for (const part of body.split('&')) {
    const [name = '', value] = part.split('=')
    if (value === undefined || values.has(name)) return undefined
    values.set(name, value)
  }
  return values
}

function readLoose(values: ReadonlyMap<string, string>): LooseAnswers | undefined {
  const textOf = (name: string) => values.get(name) ?? null
  const listOf = (name: string) => values.get(name)?.split(',') ?? []
  try {
    const pairsOf = (name: string, idOf: (text: string) => string): [string, number][] =>
      listOf(name).map((item) => {
        const [id = '', value = ''] = item.split(':')
        // A single digit, or a value that no question offers.
        return [idOf(id), /^\d$/.test(value) ? Number(value) : value === 'u' ? unsure : Number.NaN]
      })
    const target = textOf('t')
    const specialisation = textOf('z')
    const hours = textOf('h')
    const filters = textOf('f') ?? ''
    return {
      roles: listOf('r').map((id) => decodeId(id, prefixes.career)),
      years: textOf('y'),
      target: target === null ? null : decodeId(target, prefixes.career),
      specialisation: specialisation === null ? null : decodeURIComponent(specialisation),
      skills: pairsOf('s', (id) => decodeId(id, prefixes.skill)).map(([id, value]) => [
        id,
        // Whatever is no level is refused by `fitAnswers`.
        value === unsure ? 'unsure' : (value as 0),
      ]),
      interests: pairsOf('i', decodeURIComponent),
      weeklyHours: hours === null ? null : Number(/^\d{1,2}$/.test(hours) ? hours : Number.NaN),
      latestMonth: textOf('m'),
      budget: textOf('b') ?? '',
      filters: {
        remote: filters.includes(filterNames.remote),
        noDegree: filters.includes(filterNames.noDegree),
        keepJob: filters.includes(filterNames.keepJob),
      },
    }
  } catch (error) {
    // An escape that stands for no character.
    if (error instanceof URIError) return undefined
    throw error
  }
}

const unsure = -1

function pairs<Value>(
  record: Readonly<Record<string, Value>>,
  idOf: (id: string) => string,
  textOf: (value: Value) => string,
): string {
  return Object.keys(record)
    .sort()
    .flatMap((id) => {
      const value = record[id]
      return value === undefined ? [] : [`${idOf(id)}:${textOf(value)}`]
    })
    .join(',')
}

function encodeId(id: string, prefix: string): string {
  return id.startsWith(prefix) ? encode(id.slice(prefix.length)) : `!${encode(id)}`
}

function decodeId(text: string, prefix: string): string {
  return text.startsWith('!')
    ? decodeURIComponent(text.slice(1))
    : prefix + decodeURIComponent(text)
}

/** Beyond what a URL escapes: marks that this format gives a meaning to. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/!/g, '%21')
}
