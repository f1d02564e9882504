// Whether a peer's report says what ours says: `agree.mjs OURS PEER [AGENTS]`. The peer must have all these parts, and every number in them must be ours;
// exit code 1 names what is not so.
// AGENTS is what `campaign-metrics agent` prints of the peer's user agents: with it their sums are compared with our clients by device.
import { readFileSync } from 'node:fs';

const parts = [
  'delivery', 'engagement', 'viewing', 'links', 'userAgents', 'locations', 'timeline', 'weekHours', 'contacts', 'emails', 'domains', 'revenue', 'excluded', 'input',
];
const [oursFile, peerFile, agentsFile] = process.argv.slice(2);
const read = file => JSON.parse(readFileSync(file, 'utf8'));
const ours = read(oursFile), peer = read(peerFile);
const differences = parts.filter(part => !(part in peer)).map(part => `${part}: missing there`);

function compare(path, mine, theirs) {
  if (theirs !== null && typeof theirs === 'object') {
    if (mine === null || typeof mine !== 'object') return differences.push(`${path}: ours has none`);
    if (Array.isArray(theirs) && mine.length !== theirs.length) differences.push(`${path}: ${mine.length} here, ${theirs.length} there`);
    for (const key of Object.keys(theirs)) compare(path ? `${path}.${key}` : key, mine[key], theirs[key]);
  } else if (mine !== theirs && !isSameInstant(mine, theirs)) differences.push(`${path}: ${mine} here, ${theirs} there`);
}

const isSameInstant = (mine, theirs) => /^\d{4}-\d\d-\d\dT/.test(theirs) && Date.parse(mine) === Date.parse(theirs);

/** Opens and clicks, total and unique, by what a row is called. */
function sumsBy(name, rows) {
  const sums = {};
  for (const row of rows) {
    const sum = sums[name(row)] ??= [0, 0, 0, 0];
    [row.opens.total, row.opens.unique, row.clicks.total, row.clicks.unique].forEach((count, i) => sum[i] += count);
  }
  return sums;
}

const { userAgents, ...comparable } = peer;
compare('', ours, comparable);
if (agentsFile) {
  const agents = new Map(readFileSync(agentsFile, 'utf8').trim().split('\n').map(line => JSON.parse(line)).map(agent => [agent.userAgent, agent]));
  const clientOf = ({ userAgent }) => `${agents.get(userAgent)?.client ?? 'unknown'}/${agents.get(userAgent)?.device ?? 'unknown'}`;
  const none = Object.fromEntries(ours.clients.map(row => [`${row.client}/${row.device}`, [0, 0, 0, 0]]));
  compare('clients', sumsBy(row => `${row.client}/${row.device}`, ours.clients), { ...none, ...sumsBy(clientOf, userAgents) });
}
console.error(differences.length === 0 ? 'all agree' : differences.slice(0, 50).join('\n'));
process.exit(differences.length === 0 ? 0 : 1);
