// Reads events: each once, with who did it.
import { domainToASCII } from 'node:url';
import pl from 'nodejs-polars';

const { col, lit, when } = pl;
const text = pl.Utf8;
const schema = {
  id: text, type: text, at: text, email: text, campaign: text, recipient: text, url: text, part: text, role: text, userAgent: text, ip: text, method: text, purpose: text,
  country: text, region: text, city: text, actor: text, bot: pl.Bool, seconds: pl.Float64, smtp: text, status: text, bounceClass: text, reason: text,
  goal: text, amount: pl.Float64, currency: text, order: text, autoReply: pl.Bool,
};

const second = 1_000_000; // strptime gives microseconds, whatever unit it is asked for
const key = ['email', 'recipient'];
const message = { on: key, how: 'inner' };

/** Columns of few distinct texts, kept as numbers. */
const repeated = ['type', 'campaign', 'url', 'part', 'role', 'userAgent', 'country', 'region', 'city', 'reason'];

export const countLines = file => pl.scanJson(file, { schema: { id: text } }).select(pl.len()).collectSync().row(0)[0];

/** The same type and id in the same message twice is one event. Without an id, what tells the event apart stands in for it. */
export function readEvents(file) {
  const withoutId = pl.concatString(['type', 'at', 'url', 'part', 'userAgent', 'ip', col('seconds').cast(text), 'goal', 'order'], '|', true);
  const events = pl.scanJson(file, { schema })
    .select(
      col('id').fillNull(withoutId),
      when(col('recipient').str.contains('@', true)).then(col('recipient').str.toLowerCase()).otherwise(col('recipient')).alias('recipient'),
      col('at').str.strptime(pl.Datetime('ms'), '%+').cast(pl.Int64).alias('time'),
      ...repeated.map(name => col(name).cast(pl.Categorical)), col('email'), col('ip'), col('seconds'), col('amount'), col('currency').str.toUpperCase(),
      when(col('bot')).then(lit('automation')).when(col('actor').neq(lit('unknown'))).then(col('actor')).otherwise(lit(null)).alias('stated'),
      col('method').str.toUpperCase().eq(lit('HEAD')).fillNull(false).or(col('purpose').str.toLowerCase().str.contains('prefetch|preview|prerender').fillNull(false)).alias('isPrefetch'),
      col('method').str.toUpperCase().eq(lit('POST')).fillNull(false).alias('isPost'),
      col('autoReply').fillNull(false).or(col('smtp').str.toLowerCase().str.contains('^(automatic reply|auto.?reply|out of (the )?office)').fillNull(false)).alias('isAutoReply'),
      col('order'),
      col('bounceClass').fillNull(col('status')).fillNull(col('smtp')).alias('said'))
    .unique({ subset: [...key, 'type', 'id'], keep: 'any' })
    .collectSync({ engine: 'streaming' })
    .drop('id')
    .withRowIndex('number');
  return withAsciiDomains(events);
}

/** Addresses whose domains have other letters, which are few, in the one spelling of both. */
function withAsciiDomains(events) {
  const others = events.select('recipient').unique().getColumn('recipient').toArray().filter(address => /[^ -~]/.test(address));
  const ascii = others.map(address => address.slice(0, address.lastIndexOf('@') + 1) + domainToASCII(address.slice(address.lastIndexOf('@') + 1)));
  return events.join(pl.DataFrame({ recipient: others, ascii }, { schema: { recipient: text, ascii: text } }), { on: 'recipient', how: 'left' })
    .withColumn(col('ascii').fillNull(col('recipient')).alias('recipient')).drop('ascii');
}

/** What a user agent says of itself, asked once for each. */
function describeAgents(events) {
  const agent = col('userAgent').cast(text);
  return events.select('userAgent').unique().withColumns(
    agent.str.strip().eq(lit('')).alias('isEmpty'),
    agent.eq(lit('Mozilla/5.0')).or(agent.str.contains('Edge/12\\.246 Mozilla/5\\.0')).alias('isPrivacyProxy'),
    agent.str.contains('GoogleImageProxy|YahooMailProxy').alias('isImageProxy'),
    agent.str.toLowerCase().str.contains('bot|crawl|spider|scan|barracuda|headless')
      .or(agent.str.contains('^ *$|^Mozilla/|^Outlook-|^YahooMailProxy').not()).alias('isBot')); // what is neither browser nor mail client is a program
}

/** Opens, clicks, views and unsubscriptions, each with the first rule that tells who did it, and the actor. */
export function readRequests(events) {
  const requests = events.lazy()
    .filter(col('type').isIn(['opened', 'clicked', 'viewed', 'unsubscribed']).and(col('email').isNotNull()))
    .join(describeAgents(events).lazy(), { on: 'userAgent', how: 'left' })
    .withColumns(
      ...['isImageProxy', 'isPrivacyProxy', 'isBot', 'isEmpty'].map(name => col(name).fillNull(false)),
      col('type').eq(lit('unsubscribed')).and(col('isPost')).not().alias('isJudged'))
    .collectSync();
  const isTrap = col('type').eq(lit('clicked')).and(col('role').eq(lit('honeypot')));
  const traps = requests.filter(isTrap.and(col('stated').isNull()));
  const isClick = col('type').eq(lit('clicked'));
  const alone = mark(mark(requests, near(requests, traps), 'isNearTrap'), beforeAcceptance(events, requests), 'isUntaken').withColumn(
    when(col('stated').isNotNull()).then(lit('stated'))
      .when(col('isJudged').not()).then(lit('default'))
      .when(isTrap).then(lit('honeypot'))
      .when(col('isNearTrap')).then(lit('near-honeypot'))
      .when(col('isPrefetch')).then(lit('prefetch'))
      .when(col('isBot')).then(lit('known-agent'))
      .when(col('isEmpty')).then(lit('empty-agent'))
      .when(isClick.and(col('isPrivacyProxy').or(col('isImageProxy')))).then(lit('proxy-click'))
      .when(col('isUntaken')).then(lit('before-acceptance'))
      .when(col('isPrivacyProxy').and(col('type').neq(lit('unsubscribed')))).then(lit('privacy-proxy'))
      .otherwise(lit(null)).alias('rule'));

  const open = alone.filter(col('rule').isNull());
  const bursts = findBursts(events, open.filter(isClick));
  return mark(mark(alone, bursts.select('number'), 'isBurst'), near(open, bursts), 'isNearBurst')
    .withColumn(
      when(col('rule').isNull().and(col('isBurst'))).then(lit('burst'))
        .when(col('rule').isNull().and(col('isNearBurst'))).then(lit('near-burst'))
        .otherwise(col('rule')).alias('rule'))
    .withColumn(
      when(col('rule').isNull().or(col('rule').eq(lit('default')))).then(lit('human'))
        .when(col('rule').eq(lit('stated'))).then(col('stated'))
        .when(col('rule').eq(lit('privacy-proxy'))).then(lit('privacyProxy'))
        .otherwise(lit('automation')).alias('actor'));
}

const mark = (frame, numbers, name) => frame.join(numbers.withColumn(lit(true).alias(name)), { on: 'number', how: 'left' });

/** The numbers of what happened before any server took the mail: shortly before the first delivery, or around a refusal. */
function beforeAcceptance(events, requests) {
  const isRefusal = col('type').eq(lit('deferred')).or(col('type').eq(lit('bounced')).and(col('isAutoReply').not()));
  const refusals = events.lazy().filter(isRefusal).select(...key, col('time').alias('refusedAt'));
  const deliveries = events.lazy().filter(col('type').eq(lit('delivered'))).groupBy(key).agg(col('time').min().alias('takenAt'));
  const judged = requests.lazy().select('number', 'time', ...key).join(deliveries, { on: key, how: 'left' });
  const isOpen = col('takenAt').isNull().or(col('time').lt(col('takenAt').minus(lit(2 * second))));
  const ahead = (time, column) => time.gtEq(col(column).minus(lit(600 * second)));
  const shortly = judged.filter(isOpen.and(ahead(col('time'), 'takenAt'))).select('number');
  const around = judged.join(refusals, message).filter(
    isOpen.and(ahead(col('time'), 'refusedAt')).and(col('time').ltEq(col('refusedAt').plus(lit(2 * second))))).select('number');
  return pl.concat([shortly, around]).unique().collectSync();
}

/** The numbers of what comes from the same address, or where one has none by the same user agent as one of these, within a quarter of an hour of it. */
function near(requests, these) {
  const others = these.select(...key.map(name => col(name)), col('time').alias('otherTime'), col('ip').alias('otherIp'), col('userAgent').alias('otherAgent'));
  return requests.lazy().select('number', 'time', 'ip', 'userAgent', ...key).join(others.lazy(), message)
    .filter(
      when(col('ip').isNotNull().and(col('otherIp').isNotNull())).then(col('ip').eq(col('otherIp')))
        .otherwise(col('userAgent').eq(col('otherAgent')).and(col('userAgent').cast(text).neq(lit('')))).fillNull(false)
        .and(col('time').minus(col('otherTime')).abs().ltEq(lit(900 * second))))
    .select('number').unique().collectSync();
}

/** The clicks in some window that holds too many: at once two links or three clicks, in ten seconds five links, or three soon after a sending or delivery. */
function findBursts(events, clicks) {
  const handovers = events.lazy().filter(col('type').isIn(['sent', 'delivered'])).select(...key, col('time').alias('handedAt'));
  const soon = clicks.lazy().select('number', 'time', ...key).join(handovers, message).filter(col('handedAt').ltEq(col('time')))
    .groupBy('number').agg(col('time').first().minus(col('handedAt').max()).ltEq(lit(300 * second)).alias('isSoon'));
  const others = clicks.select(...key.map(name => col(name)), col('number').alias('other'), col('time').alias('otherTime'), col('url').alias('otherUrl'));
  const windows = clicks.lazy().select('number', 'time', ...key).join(others.lazy(), message)
    .withColumn(col('otherTime').minus(col('time')).alias('later'))
    .filter(col('later').gtEq(lit(0)).and(col('later').ltEq(lit(10 * second))))
    .collectSync();
  const atOnce = windows.lazy().filter(col('later').lt(lit(second)));
  const instants = atOnce.groupBy('number').agg(col('otherUrl').nUnique().alias('links'), pl.len().alias('clicks'))
    .filter(col('links').gtEq(lit(2)).or(col('clicks').gtEq(lit(3))));
  const bursts = windows.lazy().groupBy('number').agg(col('otherUrl').nUnique().alias('links')).join(soon, { on: 'number', how: 'left' })
    .filter(col('links').gtEq(when(col('isSoon').fillNull(true)).then(lit(3)).otherwise(lit(5))));
  const members = (some, starts) => some.join(starts.select('number'), { on: 'number', how: 'semi' }).select(col('other').alias('number'));
  const found = pl.concat([members(atOnce, instants), members(windows.lazy(), bursts)]).unique();
  return clicks.lazy().join(found, { on: 'number', how: 'semi' }).collectSync();
}
