import {join} from 'node:path'
import {findQueriesInPath, getResolver, TypeGenerator} from '@sanity/codegen'
import {Problem} from '../launch/problem.mjs'
import {extractedSchema} from './compiledSchema.ts'

export interface GeneratedFile {
  /** From the root of the repository, with forward slashes. */
  path: string
  text: string
}

const schemaPath = 'schemas/generated/schema.json'
const typesPath = 'schemas/generated/types.ts'
const queriesPath = 'site/src/loaders/generated.ts'
const typesModule = '@crosswalk/schemas/generated/types'

const warning = `// Generated from schemas/ and the queries of the site by "pnpm typegen". Do not edit.\n\n`

/**
 * The model as JSON, the types of its documents, and the types of what the site's queries return.
 * The same schema and queries give the same bytes.
 *
 * @param root - folder of the repository
 * @throws Problem if a type is wrong or a query cannot be read; names all of them
 */
export async function generatedFiles(root: string): Promise<GeneratedFile[]> {
  const schema = extractedSchema()
  const options = {schema, schemaPath, root, overloadClientMethods: false}
  const generator = new TypeGenerator()
  const types = (await generator.generateTypes(options)).code

  const found = findQueriesInPath({
    path: join(root, 'site/src/**/*.query.ts'),
    resolver: getResolver(join(root, 'site')),
  })
  const modules: (typeof found.queries extends AsyncIterable<infer Module> ? Module : never)[] = []
  for await (const module of found.queries) modules.push(module)
  const {code} = await generator.generateTypes({...options, queries: toAsync(modules)})
  refuseUntypedQueries(root, modules, code)

  return [
    {path: schemaPath, text: `${JSON.stringify(schema, null, 2)}\n`},
    {path: typesPath, text: warning + types},
    {path: queriesPath, text: warning + queryTypes(types, code)},
  ]
}

async function* toAsync<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items
}

interface QueryModule {
  filename: string
  errors: readonly Error[]
  queries: readonly {variable: {id: {name: string}}}[]
}

/** A query that cannot be evaluated has no type and would otherwise only be missing. */
function refuseUntypedQueries(root: string, modules: readonly QueryModule[], code: string) {
  const problems = modules.flatMap(({filename, errors, queries}) => {
    const file = filename.replace(`${root}/`, '')
    const untyped = queries
      .map(({variable}) => variable.id.name)
      .filter((name) => !code.includes(`// Variable: ${name}\n`))
    return [
      ...errors.map(({message}) => `${file}: ${message}`),
      ...untyped.map((name) => `${file}: the query ${name} is not valid GROQ.`),
    ]
  })
  if (problems.length > 0) throw new Problem(`Mend these queries first:\n${problems.join('\n')}`)
}

/**
 * The part about queries, which TypeGen writes below all document types, with an import of the
 * document types it names. The query itself is left out of the comment: it stands in the source.
 */
function queryTypes(types: string, code: string): string {
  const start = code.indexOf('// Source: site/')
  if (start === -1) return 'export {}\n'
  const queries = code.slice(start).replace(/^\/\/ Query: .*\n/gm, '')
  const declared = [...types.matchAll(/^export (?:declare const|type) (\w+)/gm)].map(
    ([, name]) => name ?? '',
  )
  const words = queries.replace(/^\/\/.*$/gm, '').replace(/"[^"]*"/g, '')
  const used = declared.filter((name) => new RegExp(`\\b${name}\\b`).test(words)).sort()
  if (used.length === 0) return queries
  return `import type {${used.join(', ')}} from '${typesModule}'\n\n${queries}`
}
