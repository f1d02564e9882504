// Reads events: each once, with who did it.
import pl from 'nodejs-polars';

const { col, lit, when } = pl;
const text = pl.Utf8;
const schema = {
  id: text, type: text, at: text, email: text, campaign: text, recipient: text, url: text, part: text, role: text, userAgent: text, ip: text, method: text, purpose: text,
  country: text, region: text, city: text, actor: text, bot: pl.Bool, seconds: pl.Float64, smtp: text, status: text, bounceClass: text, reason: text,
  goal: text, amount: pl.Float64, currency: text, order: text,
};

const second = 1_000_000; // strptime gives microseconds, whatever unit it is asked for
const key = ['email', 'recipient'];
const message = { on: key, how: 'inner' };

/** Columns of few distinct texts, kept as numbers. */
const repeated = ['type', 'campaign', 'url', 'part', 'role', 'userAgent', 'country', 'region', 'city', 'reason'];

export const countLines = file => pl.scanJson(file, { schema: { id: text } }).select(pl.len()).collectSync().row(0)[0];

/** The same id in the same message twice is one event. Without an id, what tells the event apart stands in for it. */
export function readEvents(file) {
  const withoutId = pl.concatString(['type', 'at', 'url', 'part', 'userAgent', 'ip', col('seconds').cast(text), 'goal', 'order'], '|', true);
  return pl.scanJson(file, { schema })
    .select(
      col('id').fillNull(withoutId),
      when(col('recipient').str.contains('@', true)).then(col('recipient').str.toLowerCase()).otherwise(col('recipient')).alias('recipient'),
      col('at').str.strptime(pl.Datetime('ms'), '%+').cast(pl.Int64).alias('time'),
      ...repeated.map(name => col(name).cast(pl.Categorical)), col('email'), col('ip'), col('seconds'), col('amount'), col('currency').str.toUpperCase(),
      when(col('bot')).then(lit('automation')).when(col('actor').neq(lit('unknown'))).then(col('actor')).otherwise(lit(null)).alias('stated'),
      col('method').str.toUpperCase().eq(lit('HEAD')).fillNull(false).or(col('purpose').str.toLowerCase().str.contains('prefetch|preview|prerender').fillNull(false)).alias('isPrefetch'),
      col('bounceClass').fillNull(col('status')).fillNull(col('smtp')).alias('said'))
    .unique({ subset: [...key, 'id'], keep: 'any' })
    .collectSync({ engine: 'streaming' })
    .drop('id')
    .withRowIndex('number');
}

/** What a user agent says of itself, asked once for each. */
function describeAgents(events) {
  const agent = col('userAgent').cast(text);
  return events.select('userAgent').unique().withColumns(
    agent.str.strip().eq(lit('')).alias('isEmpty'),
    agent.eq(lit('Mozilla/5.0')).alias('isPrivacyProxy'),
    agent.str.contains('GoogleImageProxy|YahooMailProxy').alias('isImageProxy'),
    agent.str.toLowerCase().str.contains('bot|crawl|spider|scan|barracuda|curl/|wget/|python-|go-http-client|java/|okhttp|headless').alias('isBot'));
}

/** Opens, clicks and views, each with the first rule that tells who did it, and the actor. */
export function readRequests(events) {
  const requests = events.lazy()
    .filter(col('type').isIn(['opened', 'clicked', 'viewed']))
    .join(describeAgents(events).lazy(), { on: 'userAgent', how: 'left' })
    .withColumns(pl.col('isImageProxy').fillNull(false))
    .collectSync();
  const isTrap = col('type').eq(lit('clicked')).and(col('role').eq(lit('honeypot')));
  const traps = requests.filter(isTrap.and(col('stated').isNull()));
  const alone = mark(requests, near(requests, traps), 'isNearTrap').withColumn(
    when(col('stated').isNotNull()).then(lit('stated'))
      .when(isTrap).then(lit('honeypot'))
      .when(col('isNearTrap')).then(lit('near-honeypot'))
      .when(col('isPrefetch')).then(lit('prefetch'))
      .when(col('isBot')).then(lit('known-agent'))
      .when(col('isEmpty')).then(lit('empty-agent'))
      .when(col('isPrivacyProxy').and(col('type').neq(lit('clicked')))).then(lit('privacy-proxy'))
      .otherwise(lit(null)).alias('rule'));

  const open = alone.filter(col('rule').isNull());
  const bursts = findBursts(open.filter(col('type').eq(lit('clicked'))));
  return mark(mark(alone, bursts.select('number'), 'isBurst'), near(open, bursts), 'isNearBurst')
    .withColumn(
      when(col('rule').isNull().and(col('isBurst'))).then(lit('burst'))
        .when(col('rule').isNull().and(col('isNearBurst'))).then(lit('near-burst'))
        .otherwise(col('rule')).alias('rule'))
    .withColumn(
      when(col('rule').isNull()).then(lit('human'))
        .when(col('rule').eq(lit('stated'))).then(col('stated'))
        .when(col('rule').eq(lit('privacy-proxy'))).then(lit('privacyProxy'))
        .otherwise(lit('automation')).alias('actor'));
}

const mark = (frame, numbers, name) => frame.join(numbers.withColumn(lit(true).alias(name)), { on: 'number', how: 'left' });

/** The numbers of what comes from the same address or user agent as one of these, within a quarter of an hour of it. */
function near(requests, these) {
  const others = these.select(...key.map(name => col(name)), col('time').alias('otherTime'), col('ip').alias('otherIp'), col('userAgent').alias('otherAgent'));
  return requests.lazy().select('number', 'time', 'ip', 'userAgent', ...key).join(others.lazy(), message)
    .filter(
      col('ip').eq(col('otherIp')).or(col('userAgent').eq(col('otherAgent')))
        .and(col('time').minus(col('otherTime')).abs().ltEq(lit(900 * second))))
    .select('number').unique().collectSync();
}

/** The clicks in some window of ten seconds that holds clicks on three distinct links. Such a window may as well start at a click. */
function findBursts(clicks) {
  const others = clicks.select(...key.map(name => col(name)), col('number').alias('other'), col('time').alias('otherTime'), col('url').alias('otherUrl'));
  const windows = clicks.lazy().select('number', 'time', ...key).join(others.lazy(), message)
    .filter(col('otherTime').gtEq(col('time')).and(col('otherTime').minus(col('time')).ltEq(lit(10 * second))))
    .collectSync();
  const starts = windows.lazy().groupBy('number').agg(col('otherUrl').nUnique().alias('links')).filter(col('links').gtEq(lit(3)));
  const members = windows.lazy().join(starts, { on: 'number', how: 'semi' }).select(col('other').alias('number')).unique();
  return clicks.lazy().join(members, { on: 'number', how: 'semi' }).collectSync();
}
