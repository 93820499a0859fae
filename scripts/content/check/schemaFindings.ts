import {validateDocument} from '@crosswalk/schemas/validateDocument'
import {type AnyDocument, type Finding, fieldOf} from './finding.ts'
import {placeAt} from './schemaWalk.ts'

/** What Sanity says without saying what to do; its other messages are ours, from the schema. */
const mends: Readonly<Record<string, string>> = {
  'value.type-mismatch': 'Write the value in that form.',
  'value.not-allowed': 'Choose one of the values that the form offers.',
  'value.required': 'Fill in the field.',
  'reference.invalid': 'Refer to a document: {"_type": "reference", "_ref": "…"}.',
  'date.invalid-format': 'Write it as 2026-01-31.',
}

/** The rules that stand in the schema, named after the type and field that state them. */
export async function schemaFindings(document: AnyDocument): Promise<Finding[]> {
  const markers = await validateDocument(withAssetReferences(document))
  return markers.map(({level, code, path, message}) => ({
    documentId: document._id,
    documentType: document._type,
    field: fieldOf(path),
    rule: placeAt(document, path),
    level,
    message: /[.!?…]$/.test(message) ? message : `${message}. ${mends[code ?? ''] ?? ''}`.trim(),
  }))
}

/** Export files name an image by its file; to the rules it has to look as it will once imported. */
function withAssetReferences<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withAssetReferences) as Value
  const entries = Object.entries(value).map(([name, child]) =>
    name === '_sanityAsset'
      ? ['asset', {_type: 'reference', _ref: 'image-of-this-export'}]
      : [name, withAssetReferences(child)],
  )
  return Object.fromEntries(entries) as Value
}
