import type {StoredDocument} from '../document.ts'
import {AttributeIndex} from './attributeIndex.ts'
import {attributeRules} from './attributes.ts'
import type {Database} from './open.ts'
import {wordRules} from './words.ts'

/**
 * Makes the indexes again if other rules than today's made them: after an update of the lake. The
 * words of all documents are queued; see the search index.
 *
 * @returns how many documents were indexed; 0 where nothing had to be done
 */
export function reindex(database: Database): number {
  const rules = database
    .prepare<[string], number>('SELECT version FROM index_rules WHERE name = ?')
    .pluck()
  const hasAttributes = rules.get('attributes') === attributeRules
  if (hasAttributes && rules.get('words') === wordRules) return 0
  return database
    .transaction(() => {
      // The driver writes nothing while a result is being read, so that only numbers are read first.
      const numbers = database.prepare<[], number>('SELECT number FROM documents').pluck().all()
      if (!hasAttributes) indexAttributes(database, numbers)
      database.exec(`
        INSERT OR IGNORE INTO word_queue (document) SELECT number FROM documents;
        INSERT OR REPLACE INTO index_rules (name, version)
          VALUES ('attributes', ${attributeRules}), ('words', ${wordRules});
      `)
      return numbers.length
    })
    .immediate()
}

function indexAttributes(database: Database, numbers: readonly number[]): void {
  database.exec('DELETE FROM attribute_values')
  const index = new AttributeIndex(database)
  const one = database.prepare<[number], {dataset: string; body: string}>(
    'SELECT dataset, body FROM documents WHERE number = ?',
  )
  for (const number of numbers) {
    const row = one.get(number)
    if (!row) continue
    const after = JSON.parse(row.body) as StoredDocument
    index.write(row.dataset, number, {before: null, after})
  }
}
