-- From raw lines (the view or table `line`) to what the report is counted from. Opens, clicks and views are called requests.
-- 64-bit hashes stand for the ids of events and for the keys of messages: ten million of them fall together with a chance of 3 in a million.

CREATE TEMP TYPE event_type AS ENUM (
  'sent', 'notSent', 'deferred', 'delivered', 'bounced', 'opened', 'clicked', 'viewed', 'replied', 'forwarded',
  'unsubscribed', 'resubscribed', 'spamReported', 'unbounced', 'converted');

-- The class that a bounce states; else by its enhanced status code (RFC 3463), else by its reply code.
CREATE TEMP MACRO bounce_class(said) AS CASE
  WHEN said IN ('hard', 'soft', 'temporary', 'blocked') THEN said
  WHEN regexp_matches(said, '\b[45]\.7\.\d') THEN 'blocked'
  WHEN regexp_matches(said, '\b[45]\.(2\.2|3\.4)\b') THEN 'soft'
  WHEN regexp_matches(said, '\b4\.4\.\d') THEN 'temporary'
  WHEN said LIKE '5%' THEN 'hard'
  WHEN said LIKE '4%' THEN 'soft'
  ELSE 'undetermined'
END;

CREATE TEMP TABLE event AS
WITH canonical AS (
  SELECT * REPLACE (
    CASE WHEN contains(recipient, '@') THEN lower(recipient) ELSE recipient END AS recipient,
    coalesce(id, concat_ws('|', type, "at", url, part, userAgent, ip, seconds, goal, "order")) AS id)
  FROM line)
SELECT
  hash(email, recipient, id) AS id, hash(email, recipient) AS message, type::event_type AS type, epoch_ms("at") AS time, email, campaign, recipient, url, part, role,
  userAgent, ip, country, region, city, seconds, reason, amount, upper(currency) AS currency,
  CASE WHEN bot THEN 'automation' ELSE nullif(actor, 'unknown') END AS stated,
  upper(method) = 'HEAD' OR regexp_matches(lower(purpose), 'prefetch|preview|prerender') AS isPrefetch,
  CASE WHEN type = 'bounced' THEN coalesce(bounceClass, status, smtp, '') END AS bounce
FROM canonical;

-- The same id in the same message twice is one event.
CREATE TEMP TABLE copy AS
SELECT rowid AS line
FROM event SEMI JOIN (SELECT id FROM event GROUP BY id HAVING count(*) > 1) USING (id)
QUALIFY row_number() OVER (PARTITION BY id) > 1;

DELETE FROM event WHERE rowid IN (SELECT line FROM copy);

-- What a user agent says of itself, asked once for each.
CREATE TEMP TABLE agent AS
SELECT
  row_number() OVER () AS agent,
  userAgent,
  trim(userAgent) = '' AS isEmpty,
  userAgent = 'Mozilla/5.0' AS isPrivacyProxy,
  regexp_matches(lower(userAgent), 'bot|crawl|spider|scan|barracuda|curl/|wget/|python-|go-http-client|java/|okhttp|headless') AS isBot
FROM (SELECT DISTINCT userAgent FROM event WHERE userAgent IS NOT NULL);

-- Near a honeypot click: from the same address or user agent within a quarter of an hour of it.
CREATE TEMP TABLE trap AS
SELECT message, time, ip, userAgent FROM event WHERE type = 'clicked' AND role = 'honeypot' AND stated IS NULL;

CREATE TEMP TABLE nearTrap AS
SELECT DISTINCT event.id
FROM event JOIN trap USING (message)
WHERE event.type IN ('opened', 'clicked', 'viewed') AND (event.ip = trap.ip OR event.userAgent = trap.userAgent) AND abs(event.time - trap.time) <= 900_000;

-- Who did it, by the first rule that holds; people, who need no rule, are left out.
CREATE TEMP TABLE label AS
WITH ruled AS (
  SELECT id, stated,
    CASE
      WHEN stated IS NOT NULL THEN 'stated'
      WHEN type = 'clicked' AND role = 'honeypot' THEN 'honeypot'
      WHEN nearTrap.id IS NOT NULL THEN 'near-honeypot'
      WHEN isPrefetch THEN 'prefetch'
      WHEN isBot THEN 'known-agent'
      WHEN isEmpty THEN 'empty-agent'
      WHEN isPrivacyProxy AND type <> 'clicked' THEN 'privacy-proxy'
    END AS rule
  FROM event LEFT JOIN agent USING (userAgent) LEFT JOIN nearTrap USING (id)
  WHERE type IN ('opened', 'clicked', 'viewed'))
SELECT id, rule, CASE rule WHEN 'stated' THEN stated WHEN 'privacy-proxy' THEN 'privacyProxy' ELSE 'automation' END AS actor
FROM ruled WHERE rule IS NOT NULL;

-- Bursts: clicks in some window of ten seconds that holds clicks on three distinct links. Such a window may as well start at a click.
CREATE TEMP TABLE burst AS
WITH click AS (
  SELECT id, message, time, url, ip, userAgent FROM event ANTI JOIN label USING (id) WHERE type = 'clicked'),
opening AS (
  SELECT *, count(DISTINCT url) OVER (PARTITION BY message ORDER BY time RANGE BETWEEN CURRENT ROW AND 10_000 FOLLOWING) >= 3 AS opens
  FROM click)
SELECT id, message, time, ip, userAgent
FROM opening
QUALIFY bool_or(opens) OVER (PARTITION BY message ORDER BY time RANGE BETWEEN 10_000 PRECEDING AND CURRENT ROW);

CREATE TEMP TABLE nearBurst AS
SELECT DISTINCT event.id
FROM event JOIN burst USING (message)
WHERE event.type IN ('opened', 'clicked', 'viewed') AND (event.ip = burst.ip OR event.userAgent = burst.userAgent) AND abs(event.time - burst.time) <= 900_000;

INSERT INTO label SELECT id, 'burst', 'automation' FROM burst;
INSERT INTO label SELECT id, 'near-burst', 'automation' FROM nearBurst ANTI JOIN label USING (id);

-- Opens and clicks that count. Such a one proves delivery, so that none need be taken back by where its message stands.
CREATE TEMP TABLE counted AS
SELECT event.id, message, type = 'opened' AS isOpen, time, agent, actor IS NOT DISTINCT FROM 'privacyProxy' AS isPrivate
FROM event LEFT JOIN label USING (id) LEFT JOIN agent USING (userAgent)
WHERE actor IS DISTINCT FROM 'automation'
  AND (type = 'opened' OR type = 'clicked' AND coalesce(role, '') NOT IN ('unsubscribe', 'preferences'));

-- One row a message; conversions that name no email belong to none.
CREATE TEMP TABLE message AS
WITH fact AS (
  SELECT
    message, any_value(email) AS email, any_value(recipient) AS recipient, min(campaign) AS campaign,
    min(time) AS firstAt,
    min(time) FILTER (type = 'sent') AS sentAt,
    max(time) FILTER (type = 'delivered') AS deliveredAt,
    max(time) FILTER (type = 'bounced') AS bouncedAt,
    arg_max(bounce, time) FILTER (type = 'bounced') AS bounce,
    arg_max(coalesce(reason, 'unknown'), time) FILTER (type = 'notSent') AS notSent,
    bool_or(type = 'deferred') AS isDeferred,
    bool_or(type IN ('opened', 'clicked', 'viewed', 'replied', 'forwarded')) AS isEngaged,
    bool_or(type IN ('unsubscribed', 'spamReported')
      OR type IN ('opened', 'clicked', 'viewed', 'replied', 'forwarded') AND coalesce(actor, stated, 'human') <> 'automation') AS isProven,
    bool_or(type = 'unsubscribed') AS unsubscribed,
    bool_or(type = 'spamReported') AS spamReported,
    bool_or(type = 'replied' AND coalesce(stated, 'human') <> 'automation') AS replied,
    bool_or(type = 'forwarded' AND coalesce(stated, 'human') <> 'automation') AS forwarded,
    max(seconds) FILTER (
      type = 'viewed' AND coalesce(actor, 'human') = 'human' AND NOT coalesce(regexp_matches(userAgent, 'GoogleImageProxy|YahooMailProxy'), false)) AS dwell
  FROM event LEFT JOIN label USING (id)
  WHERE email IS NOT NULL
  GROUP BY message),
engagement AS (
  SELECT
    message,
    count(*) FILTER (isOpen) AS opens,
    count(*) FILTER (NOT isOpen) AS clicks,
    arg_min({time: time, id: id, agent: agent, isPrivate: isPrivate}, time) FILTER (isOpen) AS open,
    arg_min({time: time, id: id, agent: agent, isPrivate: false}, time) FILTER (NOT isOpen) AS firstClick
  FROM counted
  GROUP BY message)
SELECT
  * EXCLUDE (bounce, open, opens, clicks),
  CASE
    WHEN isProven THEN 'delivered'
    WHEN bouncedAt >= coalesce(deliveredAt, 0) THEN 'bounced'
    WHEN deliveredAt IS NOT NULL THEN 'delivered'
    WHEN isDeferred THEN 'deferred'
    WHEN sentAt IS NOT NULL OR isEngaged THEN 'pending'
    WHEN notSent IS NOT NULL THEN 'notSent'
  END AS stands,
  CASE WHEN stands = 'bounced' THEN bounce_class(bounce) END AS bounceClass,
  coalesce(clicks, 0) AS clicks,
  open IS NULL AND firstClick IS NOT NULL AS isImplied,
  coalesce(opens, 0) + isImplied::INTEGER AS opens,
  coalesce(open, firstClick) AS firstOpen
FROM fact LEFT JOIN engagement USING (message);
