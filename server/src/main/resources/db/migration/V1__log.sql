-- The log and what closings found. Append-only: a changed mind is another row.
-- Rows of a closing count only once the closing itself is there; before that they are a draft.

-- The events in the order accepted. A row is what one transaction brought.
CREATE TABLE log_block (
  first_row ${number_key} PRIMARY KEY, -- row of its first event, from 0, without a gap
  row_count INTEGER NOT NULL,          -- how many events
  accepted_millis BIGINT NOT NULL,
  chain ${bytes} NOT NULL,             -- SHA-256 over the chain before and this block
  body ${bytes} NOT NULL               -- events, names and a checksum
);

-- Ends of epochs, and moments from which acts hold.
CREATE TABLE closing (
  number ${number_key} PRIMARY KEY, -- from 1, without a gap
  head BIGINT NOT NULL,             -- rows before this one were looked at
  end_millis BIGINT NOT NULL,       -- of those, events until then
  closed_millis BIGINT NOT NULL,
  findings ${text} NOT NULL,        -- JSON
  of_epoch SMALLINT NOT NULL,       -- 1 for the end of an epoch
  act BIGINT NOT NULL,              -- the last act that weights know of
  ledger_rows BIGINT NOT NULL,      -- how many rows of ledger it brought
  ledger_check BIGINT NOT NULL,     -- a checksum over them
  verdict_rows BIGINT NOT NULL,
  verdict_check BIGINT NOT NULL,
  chain ${bytes} NOT NULL           -- SHA-256 over the chain before and all that it brought
);

-- Whose verdict, or which act on whom, makes likes weigh other than whole, and why; numbered from 1 within a closing.
CREATE TABLE cause (
  closing BIGINT NOT NULL,
  number INTEGER NOT NULL,
  account ${text} NOT NULL,
  reason ${text} NOT NULL,
  PRIMARY KEY (closing, number)
) ${clustered};

-- What a like weighs more or less, in basis points.
CREATE TABLE ledger (
  log_row BIGINT NOT NULL,
  closing BIGINT NOT NULL,
  difference INTEGER NOT NULL,
  cause INTEGER NOT NULL,           -- its number within the same closing
  PRIMARY KEY (log_row, closing, cause)
) ${clustered};

-- What was concluded on an account, whenever it changed.
CREATE TABLE verdict (
  account ${text} NOT NULL,
  closing BIGINT NOT NULL,
  suspicion_millionths INTEGER NOT NULL,
  millinats INTEGER NOT NULL,
  action ${text} NOT NULL,
  ring INTEGER NOT NULL,            -- 0 where none
  contributions ${text} NOT NULL,   -- JSON
  evidence ${text} NOT NULL,        -- JSON
  PRIMARY KEY (account, closing)
) ${clustered};

-- Rings as a closing saw them.
CREATE TABLE ring (
  closing BIGINT NOT NULL,
  number INTEGER NOT NULL,
  kind ${text} NOT NULL,
  accused SMALLINT NOT NULL,        -- 1 if at least half of its members are flagged
  body ${text} NOT NULL,            -- JSON
  PRIMARY KEY (closing, number)
) ${clustered};

-- Settled sums of targets, by the closing that changed them; read honest_count.
CREATE TABLE target_count (
  target ${text} NOT NULL,
  closing BIGINT NOT NULL,
  settled BIGINT NOT NULL,
  honest BIGINT NOT NULL,           -- basis points
  honest_before BIGINT NOT NULL,    -- when a closing changed them the time before
  PRIMARY KEY (target, closing)
) ${clustered};

-- For whoever reads the database itself: settled and honest likes as of the last closing.
CREATE VIEW honest_count AS
  SELECT target, closing, settled, honest
  FROM (
    SELECT target, closing, settled, honest,
      ROW_NUMBER() OVER (PARTITION BY target ORDER BY closing DESC) AS place
    FROM target_count
    WHERE closing <= (SELECT MAX(number) FROM closing)
  ) newest
  WHERE place = 1;

-- Where names were taken out of what is under a hash: what it was, what it is, and who signed that.
CREATE TABLE erasure (
  part ${text} NOT NULL,            -- block, causes, verdicts or rings
  place BIGINT NOT NULL,            -- first row of the block, or number of the closing
  was ${text} NOT NULL,             -- SHA-256 in hexadecimal digits
  now ${text} NOT NULL,
  signature ${text} NOT NULL,
  PRIMARY KEY (part, place)
) ${clustered};

-- Answers kept for whoever repeats a request.
CREATE TABLE answer (
  request_key ${text} PRIMARY KEY,
  request_hash ${text} NOT NULL,
  body ${text} NOT NULL,
  at_millis BIGINT NOT NULL
);
CREATE INDEX answer_at ON answer (at_millis);

-- What must be known of the database itself, by name.
CREATE TABLE meta (
  name ${text} PRIMARY KEY,
  content ${text} NOT NULL
);
