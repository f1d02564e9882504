CREATE TABLE campaign_metrics_schema (version INTEGER NOT NULL) STRICT;
INSERT INTO campaign_metrics_schema (version) VALUES (1);

CREATE TABLE campaign_metrics_ledger (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  partitions INTEGER NOT NULL
) STRICT;

-- Positions are 1, 2, 3 … in each partition. A batch is the SHA-256 of its lines; content is the lines, compressed with gzip.
CREATE TABLE campaign_metrics_block (
  ledger INTEGER NOT NULL REFERENCES campaign_metrics_ledger (id),
  partition INTEGER NOT NULL,
  position INTEGER NOT NULL,
  batch BLOB NOT NULL,
  events INTEGER NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (ledger, partition, position),
  UNIQUE (ledger, partition, batch)
) STRICT;

-- The newest snapshot of each ledger, named by its name, with the positions that it covers as a JSON array, a number a partition.
CREATE TABLE campaign_metrics_snapshot (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ledger TEXT NOT NULL UNIQUE,
  positions TEXT NOT NULL
) STRICT;

CREATE TABLE campaign_metrics_snapshot_part (
  snapshot INTEGER NOT NULL REFERENCES campaign_metrics_snapshot (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (snapshot, number)
) STRICT;
