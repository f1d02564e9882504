-- Somebody who may make tables, and no schemas, makes them in a schema that is there.
DO $$ BEGIN
  IF to_regnamespace('{schema}') IS NULL THEN CREATE SCHEMA {schema}; END IF;
END $$;

CREATE TABLE {schema}.schema_version (version integer NOT NULL);
INSERT INTO {schema}.schema_version (version) VALUES (1);

CREATE TABLE {schema}.ledger (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE,
  partitions integer NOT NULL
);

-- Who appends to a partition holds its row until the end, so positions have no gap, and none becomes visible late.
CREATE TABLE {schema}.partition (
  ledger integer NOT NULL REFERENCES {schema}.ledger (id),
  number integer NOT NULL,
  blocks bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (ledger, number)
) WITH (fillfactor = 50);

-- Positions are 1, 2, 3 and so on in each partition. Content is event lines, compressed with gzip; batch is the SHA-256 of the lines.
CREATE TABLE {schema}.block (
  ledger integer NOT NULL,
  partition integer NOT NULL,
  position bigint NOT NULL,
  batch bytea NOT NULL,
  events integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (ledger, partition, position)
);
ALTER TABLE {schema}.block ALTER COLUMN content SET STORAGE EXTERNAL;

-- Every batch that was ever appended, and where: a batch that is sent again is known.
CREATE TABLE {schema}.batch (
  ledger integer NOT NULL,
  partition integer NOT NULL,
  batch bytea NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (ledger, partition, batch)
);

-- The newest snapshot of each ledger, with the position that it covers of each partition.
CREATE TABLE {schema}.snapshot (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ledger text COLLATE "C" NOT NULL UNIQUE,
  positions bigint[] NOT NULL
);

CREATE TABLE {schema}.snapshot_part (
  snapshot bigint NOT NULL REFERENCES {schema}.snapshot (id) ON DELETE CASCADE,
  number integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (snapshot, number)
);
ALTER TABLE {schema}.snapshot_part ALTER COLUMN content SET STORAGE EXTERNAL;

-- JSON documents, such as saved reports. One that was deleted stays without its text, so that its versions go on.
CREATE TABLE {schema}.document (
  ledger text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  json text,
  PRIMARY KEY (ledger, kind, name)
);
