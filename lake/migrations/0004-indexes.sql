-- Documents by number, so that indexes are small; and what queries look documents up by.

-- layer: '' for published and system documents, 'drafts', or the name of a content release.
-- hides: 1 for a version that unpublishes its document when its release is published.
CREATE TABLE numbered_documents (
  number INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL REFERENCES datasets (name),
  id TEXT NOT NULL,
  published_id TEXT NOT NULL,
  layer TEXT NOT NULL,
  hides INTEGER NOT NULL CHECK (hides IN (0, 1)),
  type TEXT NOT NULL,
  revision TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (dataset, id)
) STRICT;

INSERT INTO numbered_documents
  (dataset, id, published_id, layer, hides, type, revision, created_at, updated_at, body)
SELECT dataset, id, published_id,
  CASE
    WHEN substr(id, 1, 7) = 'drafts.' THEN 'drafts'
    WHEN substr(id, 1, 9) = 'versions.' THEN substr(id, 10, instr(substr(id, 10), '.') - 1)
    ELSE ''
  END,
  substr(id, 1, 9) = 'versions.' AND coalesce(json_type(body, '$._system.delete') = 'true', 0),
  type, revision, created_at, updated_at, body
FROM documents ORDER BY dataset, id;

DROP TABLE documents;
ALTER TABLE numbered_documents RENAME TO documents;
CREATE INDEX documents_by_group ON documents (dataset, published_id, layer, hides);
CREATE INDEX documents_by_type ON documents (dataset, type, id, layer);
CREATE INDEX documents_by_layer ON documents (dataset, layer, type);
CREATE INDEX document_references_by_target
  ON document_references (dataset, target_id, source_id, weak);

-- Values of attributes: numbers, strings (the long ones cut short), booleans as one-byte blobs.
-- path is a digest of dataset, type and attribute, see attributeIndex.ts.
CREATE TABLE attribute_values (
  path INTEGER NOT NULL,
  value ANY NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (path, value, document)
) STRICT, WITHOUT ROWID;

-- The words of each document's text; rows wait in word_queue until somebody searches.
CREATE VIRTUAL TABLE document_words USING fts5(
  words, content='', contentless_delete=1, detail=none, tokenize='ascii'
);
CREATE TABLE word_queue (document INTEGER PRIMARY KEY) STRICT;

-- By which rules the rows above were made; other rules mean that they are made again.
CREATE TABLE index_rules (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;
