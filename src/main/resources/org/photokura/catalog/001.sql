-- The ledger of a destination. docs/catalog.md says what each column means; times are milliseconds or nanoseconds since 1970 (UTC), sizes are bytes.

CREATE TABLE run (
  id TEXT PRIMARY KEY,
  udid TEXT NOT NULL,
  device_name TEXT,
  started_ms INTEGER NOT NULL,
  finished_ms INTEGER,
  copied INTEGER,
  already_there INTEGER,
  only_in_icloud INTEGER,
  skipped INTEGER,
  failed INTEGER,
  bytes_copied INTEGER,
  stopped_by TEXT
) STRICT;

CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  target TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  saved_ms INTEGER NOT NULL,
  run_id TEXT NOT NULL REFERENCES run (id),
  made_from TEXT
) STRICT;

CREATE TABLE origin (
  udid TEXT NOT NULL COLLATE NOCASE,
  path TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
  asset_uuid TEXT,
  size_bytes INTEGER NOT NULL,
  modified_ns INTEGER,
  PRIMARY KEY (udid, path)
) STRICT, WITHOUT ROWID;

CREATE INDEX origin_by_file ON origin (file_id);
