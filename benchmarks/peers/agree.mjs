// Whether a peer's report says what ours says: `agree.mjs OURS PEER [AGENTS]`. Every number that the peer gives must be ours; exit code 1 names those that are not.
// AGENTS is what `campaign-metrics agent` prints of the peer's user agents: with it their sums are compared with our clients and devices.
import { readFileSync } from 'node:fs';

const [oursFile, peerFile, agentsFile] = process.argv.slice(2);
const read = file => JSON.parse(readFileSync(file, 'utf8'));
const ours = read(oursFile), peer = read(peerFile);
const differences = [];

function compare(path, mine, theirs) {
  if (theirs !== null && typeof theirs === 'object') {
    if (mine === null || typeof mine !== 'object') return differences.push(`${path}: ours has none`);
    if (Array.isArray(theirs) && mine.length !== theirs.length) differences.push(`${path}: ${mine.length} here, ${theirs.length} there`);
    for (const key of Object.keys(theirs)) compare(path ? `${path}.${key}` : key, mine[key], theirs[key]);
  } else if (mine !== theirs && !isSameInstant(mine, theirs)) differences.push(`${path}: ${mine} here, ${theirs} there`);
}

const isSameInstant = (mine, theirs) => /^\d{4}-\d\d-\d\dT/.test(theirs) && Date.parse(mine) === Date.parse(theirs);

function sumsBy(key, userAgents, agents) {
  const sums = new Map();
  for (const { userAgent, opens, clicks } of userAgents) {
    const name = key(agents.get(userAgent ?? '') ?? {});
    const sum = sums.get(name) ?? [0, 0, 0, 0];
    sums.set(name, [opens.total, opens.unique, clicks.total, clicks.unique].map((count, i) => count + sum[i]));
  }
  return Object.fromEntries([...sums].sort());
}

const { userAgents, ...comparable } = peer;
compare('', ours, comparable);
if (agentsFile) {
  const agents = new Map(readFileSync(agentsFile, 'utf8').trim().split('\n').map(line => JSON.parse(line)).map(agent => [agent.userAgent, agent]));
  const flat = rows => Object.fromEntries(rows.map(row => [row[0], [row[1].opens.total, row[1].opens.unique, row[1].clicks.total, row[1].clicks.unique]]));
  compare('clients', flat(ours.clients.map(row => [`${row.client}/${row.device}`, row])), sumsBy(agent => `${agent.client ?? 'unknown'}/${agent.device ?? 'unknown'}`, userAgents, agents));
}
console.error(differences.length === 0 ? 'all agree' : differences.slice(0, 50).join('\n'));
process.exit(differences.length === 0 ? 0 : 1);
