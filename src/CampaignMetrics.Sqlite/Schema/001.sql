CREATE TABLE campaign_metrics_schema (version INTEGER NOT NULL) STRICT;
INSERT INTO campaign_metrics_schema (version) VALUES (1);

CREATE TABLE campaign_metrics_ledger (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  partitions INTEGER NOT NULL
) STRICT;

-- Positions are 1, 2, 3 and so on in each partition. Content is event lines, compressed with gzip; batch is the SHA-256 of the lines.
CREATE TABLE campaign_metrics_block (
  ledger INTEGER NOT NULL REFERENCES campaign_metrics_ledger (id),
  partition INTEGER NOT NULL,
  position INTEGER NOT NULL,
  batch BLOB NOT NULL,
  events INTEGER NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (ledger, partition, position)
) STRICT;

-- Every batch that was ever appended, and where: a batch that is sent again is known, also when its block was rewritten.
CREATE TABLE campaign_metrics_batch (
  ledger INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  batch BLOB NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (ledger, partition, batch)
) STRICT, WITHOUT ROWID;

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

-- JSON documents, such as saved reports. One that was deleted stays without its text, so that its versions go on.
CREATE TABLE campaign_metrics_document (
  ledger TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  json TEXT,
  PRIMARY KEY (ledger, kind, name)
) STRICT;
