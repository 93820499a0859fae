interface Scheme {
  title: string
  value: string
  pattern: RegExp
  example: string
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

export const occupationSchemes = [
  {title: 'O*NET-SOC', value: 'onet-soc', pattern: /^\d{2}-\d{4}\.\d{2}$/, example: '11-2021.00'},
  {title: 'ISCO-08', value: 'isco-08', pattern: /^\d{1,4}$/, example: '2512'},
  {
    title: 'ESCO',
    value: 'esco',
    pattern: new RegExp(`^(\\d{4}(\\.\\d+)*|http://data\\.europa\\.eu/esco/occupation/${uuid})$`),
    example: '2512.1',
  },
] as const satisfies readonly Scheme[]

export const skillSchemes = [
  {
    title: 'ESCO',
    value: 'esco',
    pattern: new RegExp(`^http://data\\.europa\\.eu/esco/skill/${uuid}$`),
    example: 'http://data.europa.eu/esco/skill/00064735-8fad-454b-90c7-ed858cc993f2',
  },
  {
    title: 'O*NET',
    value: 'onet',
    pattern: /^\d(\.[A-Z](\.\d+(\.[a-z](\.\d+)?)?)?)?$/,
    example: '2.A.1.a',
  },
] as const satisfies readonly Scheme[]

function checkCode(
  schemes: readonly Scheme[],
  code: string | undefined,
  parent: unknown,
): true | string {
  const {scheme: value} = (parent ?? {}) as {scheme?: string}
  const scheme = schemes.find((candidate) => candidate.value === value)
  if (code === undefined || scheme === undefined || scheme.pattern.test(code)) return true
  return `“${code}” is not written like an ${scheme.title} code. One looks like ${scheme.example}.`
}

/** @param parent - the row that holds the code, for its scheme */
export function checkOccupationCode(code: string | undefined, parent: unknown): true | string {
  return checkCode(occupationSchemes, code, parent)
}

/** @param parent - the row that holds the code, for its scheme */
export function checkSkillCode(code: string | undefined, parent: unknown): true | string {
  return checkCode(skillSchemes, code, parent)
}
