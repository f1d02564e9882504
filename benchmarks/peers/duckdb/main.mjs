// The report in DuckDB. `main.mjs file EVENTS [THREADS]` reads NDJSON; `main.mjs load EVENTS DATABASE` makes a table of it, `main.mjs table DATABASE` asks that.
import { readFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { DuckDBInstance, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';

const columns = {
  id: 'VARCHAR', type: 'VARCHAR', at: 'TIMESTAMPTZ', email: 'VARCHAR', campaign: 'VARCHAR', recipient: 'VARCHAR', url: 'VARCHAR', part: 'VARCHAR', role: 'VARCHAR',
  userAgent: 'VARCHAR', ip: 'VARCHAR', method: 'VARCHAR', purpose: 'VARCHAR', country: 'VARCHAR', region: 'VARCHAR', city: 'VARCHAR', actor: 'VARCHAR', bot: 'BOOLEAN',
  seconds: 'DOUBLE', smtp: 'VARCHAR', status: 'VARCHAR', bounceClass: 'VARCHAR', reason: 'VARCHAR', goal: 'VARCHAR', amount: 'DECIMAL(18, 4)', currency: 'VARCHAR', order: 'VARCHAR', autoReply: 'BOOLEAN',
};

const [mode, input, ...rest] = process.argv.slice(2);
const quoted = text => `'${text.replaceAll("'", "''")}'`;
const sql = name => readFileSync(new URL(name, import.meta.url), 'utf8');
const source = `read_json(${quoted(input)}, format = 'newline_delimited', columns = {${Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`)}})`;

const database = { file: ':memory:', load: rest[0], table: input }[mode];
const threads = (mode === 'load' ? rest[1] : rest[0]) ?? '2';
const connection = await (await DuckDBInstance.create(database, { threads, access_mode: mode === 'table' ? 'READ_ONLY' : 'AUTOMATIC' })).connect();
await connection.run('SET preserve_insertion_order = false');

// The address with its domain in ASCII, which SQL cannot do: asked for the few that have other letters.
connection.registerScalarFunction(DuckDBScalarFunction.create({
  name: 'ascii_domain',
  returnType: VARCHAR,
  parameterTypes: [VARCHAR],
  mainFunction: (_, input, output) => {
    const addresses = input.getColumnVector(0);
    for (let row = 0; row < input.rowCount; row++) {
      // A table's dictionary is gone through whole, and one of its entries stands for no text.
      const address = addresses.getItem(row), at = address?.lastIndexOf('@') + 1;
      output.setItem(row, address === null ? null : address.slice(0, at) + domainToASCII(address.slice(at)));
    }
    output.flush();
  },
}));

const start = performance.now();
if (mode === 'load') await connection.run(`CREATE TABLE line AS FROM ${source}; CHECKPOINT`);
else {
  if (mode === 'file') await connection.run(`CREATE TEMP VIEW line AS FROM ${source}`);
  await connection.run(sql('prepare.sql'));
  const report = await connection.runAndReadAll(sql('report.sql'));
  console.error(`query ${((performance.now() - start) / 1000).toFixed(2)}`);
  console.log(JSON.stringify(JSON.parse(report.getRowsJson()[0][0]), null, 2));
}
