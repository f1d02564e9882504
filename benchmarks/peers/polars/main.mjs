// The report in Polars: `main.mjs EVENTS`.
import pl from 'nodejs-polars';
import { countLines, readEvents, readRequests } from './events.mjs';
import { countedOf, firstOf, messagesOf } from './messages.mjs';

const { col, lit, when } = pl;
const hour = 3_600_000_000, day = 24 * hour; // times are microseconds
const instant = time => (time === null ? null : new Date(Number(time) / 1000).toISOString());
const ordinal = (x, y) => ((x ?? '') < (y ?? '') ? -1 : (x ?? '') > (y ?? '') ? 1 : 0);
const rows = frame => frame.collectSync().toRecords();
const ranked = (list, count, ...keys) => list.sort((x, y) => count(y) - count(x) || keys.map(key => ordinal(key(x), key(y))).find(order => order !== 0) || 0);

const file = process.argv[2];
const lines = countLines(file);
const events = readEvents(file);
const requests = readRequests(events);
const counted = countedOf(requests);
const opens = firstOf(counted, 'opened').collectSync(), clicks = firstOf(counted, 'clicked').collectSync();
const messages = messagesOf(events, requests, opens.lazy(), clicks.lazy());
const implied = clicks.lazy().join(opens.lazy(), { on: ['email', 'recipient'], how: 'anti' });
// Opens count where they happened, implied ones at their click; first ones once for each message.
const firstOpens = pl.concat([opens.lazy(), implied]), firstClicks = clicks.lazy();
const allClicks = counted.lazy().filter(col('type').eq(lit('clicked')));
const allOpens = pl.concat([counted.lazy().filter(col('type').eq(lit('opened'))).select('time', 'userAgent'), implied.select('time', 'userAgent')]);

const count = (column, value) => col(column).eq(lit(value)).fillNull(false).sum().alias(value);
const deliveryColumns = [
  col('stands').count().alias('selected'), ...['notSent', 'pending', 'deferred', 'delivered', 'bounced'].map(stage => count('stands', stage)),
  ...['hard', 'soft', 'temporary', 'blocked', 'undetermined'].map(name => count('bounceClass', name)), col('unsubscribed').sum(), col('spamReported').sum().alias('spamReports'),
  col('autoReplies').sum(),
];
const engagementColumns = [
  col('opens').sum().alias('totalOpens'), col('openAt').count().alias('uniqueOpens'), col('isImplied').sum().alias('impliedOpens'),
  col('clicks').sum().alias('totalClicks'), col('clickAt').count().alias('uniqueClicks'), col('replied').sum().alias('replies'), col('forwarded').sum().alias('forwards'),
];
const deliveryOf = ({ selected, notSent, pending, deferred, delivered, bounced, hard, soft, temporary, blocked, undetermined, unsubscribed, spamReports, autoReplies }) => ({
  selected, sent: selected - notSent, notSent, pending, deferred, delivered, bounced, autoReplies, bounces: { hard, soft, temporary, blocked, undetermined }, unsubscribed, spamReports,
});
const engagementOf = ({ totalOpens, uniqueOpens, impliedOpens, totalClicks, uniqueClicks, replies, forwards }) =>
  ({ totalOpens, uniqueOpens, impliedOpens, totalClicks, uniqueClicks, replies, forwards });

function viewing() {
  const dwell = col('dwell');
  const [{ measured, read, skimmed, glanced }] = rows(messages.lazy().filter(col('openAt').isNotNull()).select(
    dwell.count().alias('measured'), dwell.gtEq(lit(8)).sum().alias('read'), dwell.gtEq(lit(2)).and(dwell.lt(lit(8))).sum().alias('skimmed'), dwell.lt(lit(2)).sum().alias('glanced')));
  return { measured, read: { count: read }, skimmed: { count: skimmed }, glanced: { count: glanced } };
}

function links() {
  const perMessage = allClicks.groupBy(['url', 'email', 'recipient']).agg(pl.len().cast(pl.Int64).alias('all'), col('isText').sum().cast(pl.Int64).alias('text'));
  const some = column => column.gt(lit(0)).sum();
  const html = col('all').minus(col('text'));
  const found = rows(perMessage.groupBy('url').agg(
    html.sum().alias('html'), some(html).alias('htmlUnique'), col('text').sum(), some(col('text')).alias('textUnique'), col('all').sum(), pl.len().alias('allUnique')));
  return ranked(found, row => row.all, row => row.url).map(row => ({
    url: row.url, html: { total: row.html, unique: row.htmlUnique }, text: { total: row.text, unique: row.textUnique }, combined: { total: row.all, unique: row.allUnique },
  }));
}

function userAgents() {
  const found = new Map();
  const add = (frame, name, part) => {
    for (const { userAgent, len } of rows(frame.groupBy('userAgent').len())) {
      if (!found.has(userAgent)) found.set(userAgent, { userAgent, opens: { total: 0, unique: 0 }, clicks: { total: 0, unique: 0 } });
      found.get(userAgent)[name][part] += len;
    }
  };
  add(allOpens, 'opens', 'total');
  add(firstOpens, 'opens', 'unique');
  add(allClicks, 'clicks', 'total');
  add(firstClicks, 'clicks', 'unique');
  return ranked([...found.values()], row => row.opens.total, row => row.userAgent);
}

function locations() {
  const place = ['country', 'region', 'city'];
  const isSomewhere = pl.anyHorizontal(place.map(name => col(name).isNotNull()));
  const firsts = pl.concat([
    firstOpens.select(...place, 'isProxied', lit(1).alias('open')), firstClicks.select(...place, lit(false).alias('isProxied'), lit(0).alias('open')),
  ]).filter(isSomewhere);
  const found = rows(firsts.groupBy(place).agg(
    col('open').sum().alias('opens'), col('open').eq(lit(0)).sum().alias('clicks'), col('isProxied').sum().alias('proxiedOpens')));
  return ranked(found, row => row.opens, row => row.country, row => row.region, row => row.city);
}

/** How many fall into each span of time, by its start. */
const perSpan = (frame, span) =>
  new Map(rows(frame.select(col('time').minus(col('time').modulo(lit(span))).alias('start')).groupBy('start').len()).map(row => [Number(row.start), row.len]));

function timeline() {
  const found = [allOpens, firstOpens, allClicks, firstClicks].map(frame => perSpan(frame, day));
  const earliest = Number(events.getColumn('time').min()), latest = Math.max(...found.flatMap(days => [...days.keys()]));
  const buckets = [];
  for (let start = earliest - earliest % day; start <= latest; start += day) {
    const [opens, firstOpens, clicks, firstClicks] = found.map(days => days.get(start) ?? 0);
    buckets.push({ start: instant(start), opens, firstOpens, clicks, firstClicks });
  }
  return { zone: 'UTC', frequency: 'day', buckets };
}

/** Monday 0 o'clock is 0; 1970-01-01 was a Thursday. */
function week(frame) {
  const cells = Array.from({ length: 7 }, () => new Array(24).fill(0));
  for (const [start, count] of perSpan(frame, hour)) {
    const at = (start / hour + 72) % 168;
    cells[Math.floor(at / 24)][at % 24] += count;
  }
  return cells;
}

function contacts() {
  const sums = messages.lazy().groupBy('recipient').agg(col('opens').sum(), col('clicks').sum());
  const top = (main, other) => rows(sums.filter(col(main).gt(lit(0))).sort({ by: [main, other, 'recipient'], descending: [true, true, false] }).head(100))
    .map(row => ({ contact: row.recipient, opens: row.opens, clicks: row.clicks }));
  return { byOpens: top('opens', 'clicks'), byClicks: top('clicks', 'opens') };
}

function domains() {
  const domain = when(col('recipient').str.contains('@', true)).then(col('recipient').str.extract('([^@]*)$', 1)).otherwise(lit('(none)')).alias('domain');
  const found = rows(messages.lazy().groupBy(domain).agg(
    col('stands').neq(lit('notSent')).sum().alias('sent'), count('stands', 'delivered'), count('stands', 'bounced'),
    col('opens').sum(), col('clicks').sum(), col('spamReported').sum().alias('spamReports')));
  return ranked(found, row => row.sent, row => row.domain);
}

/**
 * An order goes where the earliest of its states does that can be attributed: to its email, or to its contact's last counted click of the week before.
 * The latest state counts; refunds come off.
 */
function revenue() {
  const conversions = events.lazy().filter(col('type').eq(lit('converted')).and(col('amount').isNotNull()))
    .select('email', 'recipient', 'order', 'time', 'amount', col('currency').fillNull(lit('XXX')));
  const states = conversions.filter(col('amount').gtEq(lit(0))).sort('time')
    .joinAsof(allClicks.select('recipient', 'time', col('time').alias('clickedAt')).sort('time'), { on: 'time', byLeft: 'recipient', byRight: 'recipient', strategy: 'backward' })
    .withColumn(col('email').isNotNull().or(col('time').minus(col('clickedAt')).ltEq(lit(7 * day))).fillNull(false).alias('isAttributed'));
  const bought = states.groupBy(['recipient', 'order']).agg(col('amount').last(), col('currency').last(), col('isAttributed').max()).filter(col('isAttributed'));
  const refunds = conversions.filter(col('amount').lt(lit(0))).join(bought.select('recipient', 'order'), { on: ['recipient', 'order'], how: 'semi' });
  const row = (frame, isOrder) => frame.select('currency', 'amount', lit(isOrder ? 1 : 0).alias('orders'), lit(isOrder ? 0 : 1).alias('refunds'));
  const found = rows(pl.concat([row(bought, true), row(refunds, false)]).groupBy('currency').agg(col('amount').sum(), col('orders').sum(), col('refunds').sum()));
  return ranked(found.map(each => ({ ...each, amount: Math.round(each.amount * 100) / 100 })), each => each.amount, each => each.currency);
}

function excluded() {
  const isRole = col('type').eq(lit('clicked')).and(col('role').isIn(['unsubscribe', 'preferences']).fillNull(false)).and(col('actor').neq(lit('automation')));
  const by = (type, actor) => col('type').eq(lit(type)).and(col('actor').eq(lit(actor))).sum();
  const [sums] = rows(requests.lazy().select(
    by('opened', 'automation').alias('automationOpens'), by('clicked', 'automation').alias('automationClicks'), by('opened', 'privacyProxy').alias('privacyOpens'), isRole.sum().alias('roleClicks')));
  const isOut = col('actor').eq(lit('automation')).or(col('actor').eq(lit('privacyProxy')).and(col('type').eq(lit('viewed'))));
  const rules = rows(requests.lazy().filter(isOut).groupBy('rule').agg(pl.len().alias('events')));
  if (sums.roleClicks > 0) rules.push({ rule: 'link-role', events: sums.roleClicks });
  return { ...sums, rules: ranked(rules, row => row.events, row => row.rule) };
}

const [total] = rows(messages.lazy().select(...deliveryColumns, ...engagementColumns));
const emails = rows(messages.lazy().groupBy('email').agg(
  col('campaign').min(), col('sentAt').fillNull(col('firstAt')).filter(col('stands').neq(lit('notSent'))).min().alias('sentAt'), ...deliveryColumns, ...engagementColumns));
const notSentReasons = rows(messages.lazy().filter(col('stands').eq(lit('notSent'))).groupBy('notSent').len()).map(row => ({ reason: row.notSent, count: row.len }));

console.log(JSON.stringify({
  delivery: { ...deliveryOf(total), notSentReasons: ranked(notSentReasons, row => row.count, row => row.reason) },
  engagement: engagementOf(total),
  viewing: viewing(),
  links: links(),
  userAgents: userAgents(),
  locations: locations(),
  timeline: timeline(),
  weekHours: { zone: 'UTC', opens: week(allOpens), clicks: week(allClicks) },
  contacts: contacts(),
  emails: ranked(emails, row => row.selected - row.notSent, row => row.email)
    .map(row => ({ email: row.email, campaign: row.campaign, sentAt: instant(row.sentAt), delivery: deliveryOf(row), engagement: engagementOf(row) })),
  domains: domains(),
  revenue: revenue(),
  excluded: excluded(),
  input: { lines, events: events.height, duplicates: lines - events.height },
}, (_, value) => typeof value === 'bigint' ? Number(value) : value, 2));
