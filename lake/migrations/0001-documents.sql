-- Documents as they are now, and every transaction that ever changed them.

CREATE TABLE datasets (
  name TEXT PRIMARY KEY,
  acl_mode TEXT NOT NULL CHECK (acl_mode IN ('public', 'private')),
  created_at TEXT NOT NULL,
  -- Sequence of the newest transaction that purged history; listeners cannot resume from before it.
  purged_sequence INTEGER NOT NULL DEFAULT 0
) STRICT;

-- body is the whole document as JSON, system attributes included.
CREATE TABLE documents (
  dataset TEXT NOT NULL REFERENCES datasets (name),
  id TEXT NOT NULL,
  published_id TEXT NOT NULL,
  type TEXT NOT NULL,
  revision TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (dataset, id)
) STRICT;

-- One row per pair of documents; weak = 0 as soon as one of the references between them is strong.
CREATE TABLE document_references (
  dataset TEXT NOT NULL,
  source_id TEXT NOT NULL,
  target_id TEXT NOT NULL,
  weak INTEGER NOT NULL CHECK (weak IN (0, 1)),
  PRIMARY KEY (dataset, source_id, target_id)
) STRICT, WITHOUT ROWID;

-- body_digest and results answer a repeat of the same request with the same reply.
CREATE TABLE transactions (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset TEXT NOT NULL REFERENCES datasets (name),
  id TEXT NOT NULL,
  timestamp TEXT NOT NULL,
  author TEXT NOT NULL,
  body_digest TEXT NOT NULL,
  results TEXT NOT NULL,
  UNIQUE (dataset, id)
) STRICT;

-- A null revision means that the document did not exist on that side of the transaction.
CREATE TABLE transaction_documents (
  sequence INTEGER NOT NULL REFERENCES transactions (sequence),
  position INTEGER NOT NULL,
  dataset TEXT NOT NULL,
  document_id TEXT NOT NULL,
  published_id TEXT NOT NULL,
  previous_revision TEXT,
  result_revision TEXT,
  mutations TEXT NOT NULL,
  apply_effect TEXT NOT NULL,
  revert_effect TEXT NOT NULL,
  PRIMARY KEY (sequence, position)
) STRICT;

CREATE INDEX transaction_documents_by_group ON transaction_documents (dataset, published_id, sequence);
CREATE INDEX transactions_by_dataset ON transactions (dataset, sequence);
