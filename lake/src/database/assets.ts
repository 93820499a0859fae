import type {Database} from './open.ts'

/** What is needed to serve one stored asset file. */
export interface AssetRecord {
  /** `images/<project>/<dataset>/<sha1>-<W>x<H>.<ext>` or `files/<project>/<dataset>/<sha1>.<ext>`. */
  path: string
  /** Hex. */
  sha1: string
  mimeType: string
  sizeBytes: number
  /** Milliseconds since the epoch. */
  createdAt: number
}

/** Keeps the first record when the path is known already: equal paths mean equal bytes. */
export function writeAssetRecord(database: Database, record: AssetRecord): void {
  database
    .prepare(
      `INSERT INTO assets (path, sha1, mime_type, size_bytes, created_at)
       VALUES (@path, @sha1, @mimeType, @sizeBytes, @createdAt) ON CONFLICT (path) DO NOTHING`,
    )
    .run(record)
}

export function findAssetRecord(database: Database, path: string): AssetRecord | undefined {
  return database
    .prepare<[string], AssetRecord>(
      `SELECT path, sha1, mime_type AS mimeType, size_bytes AS sizeBytes, created_at AS createdAt
       FROM assets WHERE path = ?`,
    )
    .get(path)
}
