-- The report as one JSON object, from the tables of prepare.sql.

-- A row an email, and one for all of them.
CREATE TEMP TABLE total AS
SELECT
  grouping(email) = 1 AS isAll, email, min(campaign) AS campaign, min(coalesce(sentAt, firstAt)) FILTER (stands <> 'notSent') AS sentAt,
  {
    selected: count(stands), sent: count(*) FILTER (stands <> 'notSent'), notSent: count(*) FILTER (stands = 'notSent'),
    pending: count(*) FILTER (stands = 'pending'), deferred: count(*) FILTER (stands = 'deferred'),
    delivered: count(*) FILTER (stands = 'delivered'), bounced: count(*) FILTER (stands = 'bounced'), autoReplies: sum(autoReplies),
    bounces: {
      hard: count(*) FILTER (bounceClass = 'hard'), soft: count(*) FILTER (bounceClass = 'soft'), temporary: count(*) FILTER (bounceClass = 'temporary'),
      blocked: count(*) FILTER (bounceClass = 'blocked'), undetermined: count(*) FILTER (bounceClass = 'undetermined') },
    unsubscribed: count(*) FILTER (unsubscribed), spamReports: count(*) FILTER (spamReported)
  } AS delivery,
  {
    totalOpens: sum(opens), uniqueOpens: count(firstOpen), impliedOpens: count(*) FILTER (isImplied),
    totalClicks: sum(clicks), uniqueClicks: count(firstClick), replies: count(*) FILTER (replied), forwards: count(*) FILTER (forwarded)
  } AS engagement
FROM message
GROUP BY GROUPING SETS ((email), ());

CREATE TEMP MACRO day(t) AS t // 86_400_000 * 86_400_000;
CREATE TEMP MACRO instant(t) AS strftime(make_timestamp(t * 1000), '%Y-%m-%dT%H:%M:%S.%gZ');

-- Opens count where they happened, implied ones at their click.
CREATE TEMP VIEW act AS
SELECT time, isOpen FROM counted
UNION ALL
SELECT firstOpen.time, true FROM message WHERE isImplied;

CREATE TEMP TABLE bucket AS
WITH happening AS (
  SELECT time, isOpen, false AS isFirst FROM act
  UNION ALL SELECT firstOpen.time, true, true FROM message WHERE firstOpen IS NOT NULL
  UNION ALL SELECT firstClick.time, false, true FROM message WHERE firstClick IS NOT NULL
  UNION ALL SELECT unnest(generate_series((SELECT day(min(time)) FROM event), (SELECT max(time) FROM act), 86_400_000)), NULL, NULL)
SELECT
  day(time) AS start,
  count(*) FILTER (isOpen AND NOT isFirst) AS opens, count(*) FILTER (isOpen AND isFirst) AS firstOpens,
  count(*) FILTER (NOT isOpen AND NOT isFirst) AS clicks, count(*) FILTER (NOT isOpen AND isFirst) AS firstClicks
FROM happening
GROUP BY start;

-- Monday 0 o'clock is 0; 1970-01-01 was a Thursday.
CREATE TEMP TABLE weekHour AS
SELECT hour, count(*) FILTER (isOpen) AS opens, count(*) FILTER (NOT isOpen) AS clicks
FROM (SELECT (time // 3_600_000 + 72) % 168 AS hour, isOpen FROM act UNION ALL SELECT range, NULL FROM range(168))
GROUP BY hour;

CREATE TEMP TABLE link AS
SELECT
  url,
  {total: count(*) FILTER (coalesce(part, 'html') = 'html'), "unique": count(DISTINCT message) FILTER (coalesce(part, 'html') = 'html')} AS html,
  {total: count(*) FILTER (part = 'text'), "unique": count(DISTINCT message) FILTER (part = 'text')} AS text,
  {total: count(*), "unique": count(DISTINCT message)} AS combined
FROM event SEMI JOIN (FROM counted WHERE NOT isOpen) USING (id)
GROUP BY url;

CREATE TEMP TABLE userAgent AS
WITH act AS (
  SELECT agent, isOpen, 1 AS total, 0 AS "unique" FROM counted
  UNION ALL SELECT firstOpen.agent, true, isImplied::INTEGER, 1 FROM message WHERE firstOpen IS NOT NULL
  UNION ALL SELECT firstClick.agent, false, 0, 1 FROM message WHERE firstClick IS NOT NULL),
summed AS (
  SELECT
    agent,
    {total: coalesce(sum(total) FILTER (isOpen), 0), "unique": coalesce(sum("unique") FILTER (isOpen), 0)} AS opens,
    {total: coalesce(sum(total) FILTER (NOT isOpen), 0), "unique": coalesce(sum("unique") FILTER (NOT isOpen), 0)} AS clicks
  FROM act GROUP BY agent)
SELECT userAgent, opens, clicks FROM summed LEFT JOIN agent USING (agent);

CREATE TEMP TABLE location AS
WITH first AS (
  SELECT firstOpen.id, 1 AS opens, 0 AS clicks, firstOpen.isPrivate AS isPrivate FROM message WHERE firstOpen IS NOT NULL
  UNION ALL SELECT firstClick.id, 0, 1, false FROM message WHERE firstClick IS NOT NULL)
SELECT
  country, region, city, sum(opens) AS opens, sum(clicks) AS clicks,
  coalesce(sum(opens) FILTER (isPrivate OR regexp_matches(userAgent, 'GoogleImageProxy|YahooMailProxy')), 0) AS proxiedOpens
FROM first JOIN event USING (id)
WHERE coalesce(country, region, city) IS NOT NULL
GROUP BY ALL;

CREATE TEMP TABLE person AS
SELECT recipient AS contact, sum(opens) AS opens, sum(clicks) AS clicks FROM message GROUP BY recipient HAVING sum(opens) + sum(clicks) > 0;

CREATE TEMP TABLE provider AS
SELECT
  CASE WHEN contains(recipient, '@') THEN regexp_extract(recipient, '[^@]*$') ELSE '(none)' END AS domain,
  count(stands) FILTER (stands <> 'notSent') AS sent, count(*) FILTER (stands = 'delivered') AS delivered, count(*) FILTER (stands = 'bounced') AS bounced,
  sum(opens) AS opens, sum(clicks) AS clicks, count(*) FILTER (spamReported) AS spamReports
FROM message
GROUP BY domain;

-- An order goes where the earliest of its states does that can be attributed: to its email, or to its contact's last counted click of the week before.
-- The latest state counts; refunds come off.
CREATE TEMP TABLE revenue AS
WITH conversion AS (
  SELECT email, recipient, time, amount, coalesce(currency, 'XXX') AS currency, "order" FROM event WHERE type = 'converted' AND amount IS NOT NULL),
click AS (
  SELECT recipient, time AS clickedAt FROM event SEMI JOIN (FROM counted WHERE NOT isOpen) USING (id)),
state AS (
  SELECT conversion.*, email IS NOT NULL OR time - clickedAt <= 7 * 86_400_000 AS isAttributed
  FROM conversion ASOF LEFT JOIN click ON conversion.recipient = click.recipient AND conversion.time >= click.clickedAt
  WHERE amount >= 0),
bought AS (
  SELECT recipient, "order", arg_max(amount, time) AS amount, arg_max(currency, time) AS currency
  FROM state GROUP BY recipient, "order" HAVING bool_or(isAttributed)),
booked AS (
  SELECT currency, amount, 1 AS orders, 0 AS refunds FROM bought
  UNION ALL
  SELECT conversion.currency, conversion.amount, 0, 1 FROM conversion SEMI JOIN bought USING (recipient, "order") WHERE conversion.amount < 0)
SELECT currency, sum(amount) AS amount, sum(orders) AS orders, sum(refunds) AS refunds FROM booked GROUP BY currency;

CREATE TEMP TABLE excluded AS
SELECT id, type, rule, actor FROM event JOIN label USING (id)
UNION ALL
SELECT id, type, 'link-role', NULL FROM event LEFT JOIN label USING (id)
WHERE type = 'clicked' AND role IN ('unsubscribe', 'preferences') AND actor IS DISTINCT FROM 'automation';

SELECT to_json({
  delivery: struct_insert(
    (SELECT delivery FROM total WHERE isAll),
    notSentReasons := (
      SELECT list({reason: notSent, count: count} ORDER BY count DESC, notSent)
      FROM (SELECT notSent, count(*) AS count FROM message WHERE stands = 'notSent' GROUP BY notSent))),
  engagement: (SELECT engagement FROM total WHERE isAll),
  viewing: (
    SELECT {
      measured: count(dwell), read: {count: count(*) FILTER (dwell >= 8)}, skimmed: {count: count(*) FILTER (dwell >= 2 AND dwell < 8)},
      glanced: {count: count(*) FILTER (dwell < 2)} }
    FROM message WHERE firstOpen IS NOT NULL),
  links: (SELECT list({url: url, html: html, text: text, combined: combined} ORDER BY combined.total DESC, url) FROM link),
  userAgents: (SELECT list({userAgent: userAgent, opens: opens, clicks: clicks} ORDER BY opens.total DESC, clicks.total DESC, userAgent) FROM userAgent),
  locations: (SELECT list({country: country, region: region, city: city, opens: opens, clicks: clicks, proxiedOpens: proxiedOpens} ORDER BY opens DESC, country, region, city) FROM location),
  timeline: {
    zone: 'UTC', frequency: 'day',
    buckets: (SELECT list({start: strftime(make_timestamp(start * 1000), '%xT%XZ'), opens: opens, firstOpens: firstOpens, clicks: clicks, firstClicks: firstClicks} ORDER BY start) FROM bucket) },
  weekHours: {
    zone: 'UTC',
    opens: (SELECT list(opens ORDER BY day) FROM (SELECT hour // 24 AS day, list(opens ORDER BY hour) AS opens FROM weekHour GROUP BY day)),
    clicks: (SELECT list(clicks ORDER BY day) FROM (SELECT hour // 24 AS day, list(clicks ORDER BY hour) AS clicks FROM weekHour GROUP BY day)) },
  contacts: {
    byOpens: (SELECT list(top) FROM (SELECT person AS top FROM person WHERE opens > 0 ORDER BY opens DESC, clicks DESC, contact LIMIT 100)),
    byClicks: (SELECT list(top) FROM (SELECT person AS top FROM person WHERE clicks > 0 ORDER BY clicks DESC, opens DESC, contact LIMIT 100)) },
  emails: (
    SELECT list({email: email, campaign: campaign, sentAt: instant(sentAt), delivery: delivery, engagement: engagement} ORDER BY delivery.sent DESC, email)
    FROM total WHERE NOT isAll),
  domains: (SELECT list(provider ORDER BY sent DESC, domain) FROM provider),
  revenue: (SELECT list(revenue ORDER BY amount DESC, currency) FROM revenue),
  excluded: {
    automationOpens: (SELECT count(*) FROM excluded WHERE type = 'opened' AND actor = 'automation'),
    automationClicks: (SELECT count(*) FROM excluded WHERE type = 'clicked' AND actor = 'automation'),
    privacyOpens: (SELECT count(*) FROM excluded WHERE type = 'opened' AND actor = 'privacyProxy'),
    roleClicks: (SELECT count(*) FROM excluded WHERE rule = 'link-role'),
    rules: (
      SELECT list({rule: rule, events: events} ORDER BY events DESC, rule)
      FROM (SELECT rule, count(*) AS events FROM excluded WHERE actor IS NULL OR actor = 'automation' OR actor = 'privacyProxy' AND type = 'viewed' GROUP BY rule)) },
  input: (SELECT {lines: events + copies, events: events, duplicates: copies} FROM (SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM copy) AS copies))
}) AS report;
