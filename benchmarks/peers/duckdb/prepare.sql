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
    CASE
      WHEN NOT contains(recipient, '@') THEN recipient
      WHEN regexp_matches(recipient, '[^ -~]') THEN ascii_domain(lower(recipient))
      ELSE lower(recipient)
    END AS recipient,
    coalesce(id, concat_ws('|', type, "at", url, part, userAgent, ip, seconds, goal, "order")) AS id)
  FROM line)
SELECT
  hash(email, recipient, type, id) AS id, hash(email, recipient) AS message, type::event_type AS type, epoch_ms("at") AS time, email, campaign, recipient,
  url, part, role, userAgent, ip, country, region, city, seconds, reason, amount, upper(currency) AS currency, "order",
  CASE WHEN bot THEN 'automation' ELSE nullif(actor, 'unknown') END AS stated,
  upper(method) = 'HEAD' OR regexp_matches(lower(purpose), 'prefetch|preview|prerender') AS isPrefetch,
  CASE WHEN type = 'bounced' THEN coalesce(bounceClass, status, smtp, '') END AS bounce,
  type = 'bounced' AND (autoReply OR regexp_matches(lower(smtp), '^(automatic reply|auto.?reply|out of (the )?office)')) IS TRUE AS isAutoReply,
  type IN ('opened', 'clicked', 'viewed') OR type = 'unsubscribed' AND upper(method) IS DISTINCT FROM 'POST' AS isJudged
FROM canonical;

-- The same type and id in the same message twice is one event.
CREATE TEMP TABLE copy AS
SELECT rowid AS line
FROM event SEMI JOIN (SELECT id FROM event GROUP BY id HAVING count(*) > 1) USING (id)
QUALIFY row_number() OVER (PARTITION BY id) > 1;

DELETE FROM event WHERE rowid IN (SELECT line FROM copy);

-- What a user agent says of itself, asked once for each. What is neither a browser nor a mail client is a program.
CREATE TEMP TABLE agent AS
SELECT
  row_number() OVER () AS agent,
  userAgent,
  trim(userAgent) = '' AS isEmpty,
  userAgent = 'Mozilla/5.0' OR contains(userAgent, 'Edge/12.246 Mozilla/5.0') AS isPrivacyProxy,
  regexp_matches(userAgent, 'GoogleImageProxy|YahooMailProxy') AS isImageProxy,
  regexp_matches(lower(userAgent), 'bot|crawl|spider|scan|barracuda|headless')
    OR NOT regexp_matches(userAgent, '^ *$|^Mozilla/|^Outlook-|^YahooMailProxy') AS isBot
FROM (SELECT DISTINCT userAgent FROM event WHERE userAgent IS NOT NULL);

-- Two requests are of one source by their addresses; where one has none, by a user agent.
CREATE TEMP MACRO is_same_source(ip1, agent1, ip2, agent2) AS
  CASE WHEN ip1 IS NOT NULL AND ip2 IS NOT NULL THEN ip1 = ip2 ELSE agent1 = agent2 AND trim(agent1) <> '' END;

-- Near a honeypot click: from its source within a quarter of an hour of it.
CREATE TEMP TABLE trap AS
SELECT message, time, ip, userAgent FROM event WHERE type = 'clicked' AND role = 'honeypot' AND stated IS NULL;

CREATE TEMP TABLE nearTrap AS
SELECT DISTINCT event.id
FROM event JOIN trap USING (message)
WHERE isJudged AND is_same_source(event.ip, event.userAgent, trap.ip, trap.userAgent) AND abs(event.time - trap.time) <= 900_000;

-- Before any server took the mail: 10 minutes before the first delivery to 2 seconds before it, or around a refusal.
CREATE TEMP TABLE untaken AS
WITH delivery AS (
  SELECT message, min(time) AS time FROM event WHERE type = 'delivered' GROUP BY message),
refusal AS (
  SELECT message, time FROM event WHERE type = 'deferred' OR type = 'bounced' AND NOT isAutoReply)
SELECT event.id
FROM event JOIN delivery USING (message)
WHERE isJudged AND event.time >= delivery.time - 600_000 AND event.time < delivery.time - 2_000
UNION
SELECT event.id
FROM event JOIN refusal USING (message) LEFT JOIN delivery USING (message)
WHERE isJudged AND event.time BETWEEN refusal.time - 600_000 AND refusal.time + 2_000 AND (delivery.time IS NULL OR event.time < delivery.time - 2_000);

-- Who did it, by the first rule that holds; people, who need no rule, are left out.
CREATE TEMP TABLE label AS
WITH ruled AS (
  SELECT id, stated,
    CASE
      WHEN stated IS NOT NULL THEN 'stated'
      WHEN NOT isJudged THEN NULL
      WHEN type = 'clicked' AND role = 'honeypot' THEN 'honeypot'
      WHEN nearTrap.id IS NOT NULL THEN 'near-honeypot'
      WHEN isPrefetch THEN 'prefetch'
      WHEN isBot THEN 'known-agent'
      WHEN isEmpty THEN 'empty-agent'
      WHEN type = 'clicked' AND (isPrivacyProxy OR isImageProxy) THEN 'proxy-click'
      WHEN untaken.id IS NOT NULL THEN 'before-acceptance'
      WHEN isPrivacyProxy AND type IN ('opened', 'viewed') THEN 'privacy-proxy'
    END AS rule
  FROM event LEFT JOIN agent USING (userAgent) LEFT JOIN nearTrap USING (id) LEFT JOIN untaken USING (id)
  WHERE isJudged OR stated IS NOT NULL)
SELECT id, rule, CASE rule WHEN 'stated' THEN stated WHEN 'privacy-proxy' THEN 'privacyProxy' ELSE 'automation' END AS actor
FROM ruled WHERE rule IS NOT NULL;

-- Bursts: clicks in a window that holds too many. Such a window may as well start at a click.
-- Within less than a second two links or three clicks; within ten seconds five links, or three shortly after a sending or delivery.
CREATE TEMP TABLE burst AS
WITH handover AS (
  SELECT message, time FROM event WHERE type IN ('sent', 'delivered')),
click AS (
  SELECT id, message, event.time, regexp_replace(url, '#.*', '') AS url, ip, userAgent, coalesce(event.time - handover.time <= 300_000, true) AS isSoon
  FROM (FROM event ANTI JOIN label USING (id) WHERE type = 'clicked') AS event ASOF LEFT JOIN handover USING (message, time)),
opening AS (
  SELECT *,
    count(DISTINCT url) OVER instant >= 2 OR count(*) OVER instant >= 3 AS opensInstant,
    count(DISTINCT url) OVER burst >= CASE WHEN isSoon THEN 3 ELSE 5 END AS opensBurst
  FROM click
  WINDOW
    instant AS (PARTITION BY message ORDER BY time RANGE BETWEEN CURRENT ROW AND 999 FOLLOWING),
    burst AS (PARTITION BY message ORDER BY time RANGE BETWEEN CURRENT ROW AND 10_000 FOLLOWING))
SELECT id, message, time, ip, userAgent
FROM opening
QUALIFY bool_or(opensInstant) OVER (PARTITION BY message ORDER BY time RANGE BETWEEN 999 PRECEDING AND CURRENT ROW)
  OR bool_or(opensBurst) OVER (PARTITION BY message ORDER BY time RANGE BETWEEN 10_000 PRECEDING AND CURRENT ROW);

CREATE TEMP TABLE nearBurst AS
SELECT DISTINCT event.id
FROM event JOIN burst USING (message)
WHERE isJudged AND is_same_source(event.ip, event.userAgent, burst.ip, burst.userAgent) AND abs(event.time - burst.time) <= 900_000;

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
    max(time) FILTER (type = 'bounced' AND NOT isAutoReply) AS bouncedAt,
    arg_max(bounce, time) FILTER (type = 'bounced' AND NOT isAutoReply) AS bounce,
    count(*) FILTER (isAutoReply) AS autoReplies,
    arg_max(coalesce(reason, 'unknown'), time) FILTER (type = 'notSent') AS notSent,
    bool_or(type = 'deferred') AS isDeferred,
    bool_or(isAct AND type IN ('opened', 'clicked', 'viewed', 'replied', 'forwarded', 'unsubscribed', 'spamReported')) AS isProven,
    bool_or(isAct AND type = 'unsubscribed') AS unsubscribed,
    bool_or(isAct AND type = 'spamReported') AS spamReported,
    bool_or(isAct AND type = 'replied') AS replied,
    bool_or(isAct AND type = 'forwarded') AS forwarded,
    max(seconds) FILTER (
      type = 'viewed' AND coalesce(actor, 'human') = 'human' AND NOT coalesce(regexp_matches(userAgent, 'GoogleImageProxy|YahooMailProxy'), false)) AS dwell
  FROM (SELECT *, actor IS DISTINCT FROM 'automation' AS isAct FROM event LEFT JOIN label USING (id))
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
    WHEN sentAt IS NOT NULL OR autoReplies > 0 THEN 'pending'
    WHEN notSent IS NOT NULL THEN 'notSent'
  END AS stands,
  CASE WHEN stands = 'bounced' THEN bounce_class(bounce) END AS bounceClass,
  coalesce(clicks, 0) AS clicks,
  open IS NULL AND firstClick IS NOT NULL AS isImplied,
  coalesce(opens, 0) + isImplied::INTEGER AS opens,
  coalesce(open, firstClick) AS firstOpen
FROM fact LEFT JOIN engagement USING (message);
