import {schemaTypes} from '@crosswalk/schemas'
import {Schema} from '@sanity/schema'
import {builtinTypes, extractSchema, groupProblems, validateSchema} from '@sanity/schema/_internal'
import {Problem} from '../launch/problem.mjs'

type CompiledSchema = Parameters<typeof extractSchema>[0]

/**
 * The content model as the Studio compiles it, without a Studio: the built-in types of Sanity
 * below ours. What the Studio would show as a schema error stops here with all of them named.
 */
function compiledSchema(): CompiledSchema {
  const problems = groupProblems(validateSchema(schemaTypes).getTypes())
    .flatMap((group) =>
      group.problems.map(({severity, message}) => {
        const place = group.path.flatMap((part) => ('name' in part && part.name ? part.name : []))
        return `${place.join('.')}: ${severity}: ${message}`
      }),
    )
    .sort()
  if (problems.length > 0) {
    throw new Problem(`The types in schemas/ have mistakes to mend first:\n${problems.join('\n')}`)
  }
  const builtin = Schema.compile({name: 'studio', types: builtinTypes})
  const schema = Schema.compile({name: 'default', types: schemaTypes, parent: builtin})
  // The class and the interface of one schema differ in `parent?: T` against `T | undefined` only.
  return schema as CompiledSchema
}

/**
 * The model in the form that GROQ types are computed from.
 * Every field may be missing, because the Content Lake does not validate what is written to it.
 */
export function extractedSchema() {
  return extractSchema(compiledSchema(), {enforceRequiredFields: false})
}
