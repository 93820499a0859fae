-- People, robots and their credentials; settings per person; asset files; webhooks.
-- Times are milliseconds since the epoch, UTC.

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'robot')),
  -- The name shown beside edits; for robots the label of their token.
  name TEXT NOT NULL,
  email TEXT UNIQUE COLLATE NOCASE,
  role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'administrator')),
  -- scrypt, see access/password.ts; NULL = cannot sign in with a password.
  password_hash TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tokens (
  id TEXT PRIMARY KEY,
  -- SHA-256 of the token in hex. The token itself is never stored.
  token_hash TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('robot', 'session')),
  label TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- NULL = never.
  expires_at INTEGER,
  revoked_at INTEGER
) STRICT;

CREATE INDEX tokens_by_user ON tokens (user_id);

-- One-time codes between the sign-in page and the Studio; a row is removed when it is used.
CREATE TABLE sign_ins (
  sid_hash TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  -- The origin that asked; only that origin may exchange the code.
  origin TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE keyvalue (
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  -- JSON.
  value TEXT NOT NULL,
  PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID;

-- What is known about each stored asset file. The asset documents are ordinary documents; this table
-- lets files be served without them (deleted assets stay readable for history and exports).
CREATE TABLE assets (
  -- As in the asset document: images/<project>/<dataset>/<sha1>-<W>x<H>.<ext>
  path TEXT PRIMARY KEY,
  sha1 TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE webhooks (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT,
  url TEXT NOT NULL,
  http_method TEXT NOT NULL CHECK (http_method IN ('POST', 'PUT', 'PATCH', 'DELETE', 'GET')),
  -- '*' = every dataset.
  dataset TEXT NOT NULL,
  -- JSON object of extra request headers.
  headers TEXT NOT NULL,
  -- JSON array out of create, update, delete.
  operations TEXT NOT NULL,
  filter TEXT NOT NULL,
  projection TEXT NOT NULL,
  include_drafts INTEGER NOT NULL,
  include_all_versions INTEGER NOT NULL,
  -- Kept readable: it signs every delivery.
  secret TEXT,
  is_disabled INTEGER NOT NULL DEFAULT 0,
  created_by_user_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- Changes that some webhook may want, written by the transaction that made them. Filters and
-- projections are evaluated after the commit; then the row is replaced by messages.
CREATE TABLE webhook_outbox (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  -- JSON array: the webhooks whose static conditions match.
  hook_ids TEXT NOT NULL,
  dataset TEXT NOT NULL,
  transaction_id TEXT NOT NULL,
  -- ISO 8601.
  transaction_time TEXT NOT NULL,
  document_id TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('create', 'update', 'delete')),
  -- JSON documents; NULL = did not exist.
  document_before TEXT,
  document_after TEXT
) STRICT;

CREATE TABLE webhook_messages (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Also the idempotency key.
  id TEXT NOT NULL UNIQUE,
  hook_id TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  dataset TEXT NOT NULL,
  transaction_id TEXT NOT NULL,
  transaction_time TEXT NOT NULL,
  document_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  -- The request body, byte for byte.
  payload TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('queued', 'sending', 'success', 'failure')),
  result_code INTEGER,
  failure_count INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  first_attempt_at INTEGER,
  next_attempt_at INTEGER NOT NULL
) STRICT;

CREATE INDEX webhook_messages_waiting ON webhook_messages (hook_id, sequence)
  WHERE status IN ('queued', 'sending');
CREATE INDEX webhook_messages_by_hook ON webhook_messages (hook_id, sequence);

CREATE TABLE webhook_attempts (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  hook_id TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  message_id TEXT NOT NULL REFERENCES webhook_messages (id) ON DELETE CASCADE,
  is_failure INTEGER NOT NULL,
  failure_reason TEXT CHECK (failure_reason IN ('http', 'network', 'timeout', 'other')),
  result_code INTEGER,
  -- The beginning of the answer, or the network error.
  result_body TEXT,
  duration_ms INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX webhook_attempts_by_message ON webhook_attempts (message_id);
CREATE INDEX webhook_attempts_by_hook ON webhook_attempts (hook_id, sequence);
