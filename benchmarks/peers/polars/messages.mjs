// From events and labelled requests: what counts, and one row a message.
import pl from 'nodejs-polars';

const { col, lit, when } = pl;
const key = ['email', 'recipient'];
const is = type => col('type').eq(lit(type));
const only = (condition, value) => when(condition).then(value).otherwise(lit(null));
const any = (condition, name) => condition.fillNull(false).max().alias(name);

/** Opens and clicks that count. Such a one proves delivery, so that none need be taken back by where its message stands. */
export const countedOf = requests => requests
  .filter(
    col('actor').neq(lit('automation'))
      .and(is('opened').or(is('clicked').and(col('role').isIn(['unsubscribe', 'preferences']).fillNull(false).not()))))
  .select(
    ...key, 'type', 'time', 'url', 'userAgent', 'country', 'region', 'city', col('part').eq(lit('text')).fillNull(false).alias('isText'),
    col('actor').eq(lit('privacyProxy')).or(col('isImageProxy')).alias('isProxied'));

/** The first of its type in each message, and how many there are. */
export const firstOf = (counted, type) => counted.lazy().filter(is(type)).sort('time').groupBy(key)
  .agg(pl.len().alias('count'), ...['time', 'userAgent', 'country', 'region', 'city', 'isProxied'].map(name => col(name).first()));

export function messagesOf(events, requests, opens, clicks) {
  const engaged = requests.lazy().groupBy(key).agg(
    any(col('actor').neq(lit('automation')), 'isSeen'),
    any(is('unsubscribed').and(col('actor').neq(lit('automation'))), 'unsubscribed'),
    only(is('viewed').and(col('actor').eq(lit('human'))).and(col('isImageProxy').not()), col('seconds')).max().alias('dwell'));
  const isReal = col('stated').neq(lit('automation')).fillNull(true);
  const stated = events.lazy().filter(col('email').isNotNull()).groupBy(key).agg(
    col('campaign').min(),
    col('time').min().alias('firstAt'),
    only(is('sent'), col('time')).min().alias('sentAt'),
    only(is('delivered'), col('time')).max().alias('deliveredAt'),
    only(is('bounced').and(col('isAutoReply').not()), col('time')).max().alias('bouncedAt'),
    is('bounced').and(col('isAutoReply')).sum().alias('autoReplies'),
    any(is('deferred'), 'isDeferred'),
    any(is('notSent'), 'isNotSent'),
    any(is('spamReported').and(isReal), 'spamReported'),
    any(is('replied').and(isReal), 'replied'),
    any(is('forwarded').and(isReal), 'forwarded'));
  const firsts = (frame, name) => frame.select(...key, col('count').alias(`${name}s`), col('time').alias(`${name}At`));
  return stated
    .join(engaged, { on: key, how: 'left' })
    .join(firsts(opens, 'open'), { on: key, how: 'left' })
    .join(firsts(clicks, 'click'), { on: key, how: 'left' })
    .join(lastOf(events.filter(col('isAutoReply').not()), 'bounced', col('said')), { on: key, how: 'left' })
    .join(lastOf(events, 'notSent', col('reason').fillNull(lit('unknown'))), { on: key, how: 'left' })
    .withColumns(
      col('openAt').isNull().and(col('clickAt').isNotNull()).alias('isImplied'),
      col('openAt').fillNull(col('clickAt')).alias('openAt'),
      col('clicks').fillNull(0).cast(pl.Int64),
      col('unsubscribed').fillNull(false),
      stands().alias('stands'))
    .withColumns(
      col('opens').fillNull(0).cast(pl.Int64).plus(col('isImplied').cast(pl.Int64)).alias('opens'),
      only(col('stands').eq(lit('bounced')), bounceClass(col('bounced'))).alias('bounceClass'))
    .collectSync();
}

const lastOf = (events, type, value) => events.lazy().filter(is(type)).sort('time').groupBy(key).agg(value.last().alias(type));

function stands() {
  const isProven = pl.anyHorizontal(['spamReported', 'replied', 'forwarded', 'isSeen'].map(name => col(name)));
  return when(isProven).then(lit('delivered'))
    .when(col('bouncedAt').gtEq(col('deliveredAt').fillNull(0))).then(lit('bounced'))
    .when(col('deliveredAt').isNotNull()).then(lit('delivered'))
    .when(col('isDeferred')).then(lit('deferred'))
    .when(col('sentAt').isNotNull().or(col('autoReplies').gt(lit(0)))).then(lit('pending'))
    .when(col('isNotSent')).then(lit('notSent'))
    .otherwise(lit(null));
}

/** The class that a bounce states; else by its enhanced status code (RFC 3463), else by its reply code. */
const bounceClass = said =>
  when(said.isIn(['hard', 'soft', 'temporary', 'blocked'])).then(said)
    .when(said.str.contains('\\b[45]\\.7\\.\\d')).then(lit('blocked'))
    .when(said.str.contains('\\b[45]\\.(2\\.2|3\\.4)\\b')).then(lit('soft'))
    .when(said.str.contains('\\b4\\.4\\.\\d')).then(lit('temporary'))
    .when(said.str.startsWith('5')).then(lit('hard'))
    .when(said.str.startsWith('4')).then(lit('soft'))
    .otherwise(lit('undetermined'));
