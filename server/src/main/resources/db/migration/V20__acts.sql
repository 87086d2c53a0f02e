-- What was done, by whom, about whom: append-only, each row chained to the one before.
CREATE TABLE act (
  seq ${number_key} PRIMARY KEY,   -- from 1, without a gap
  at_millis BIGINT NOT NULL,
  by_whom ${text} NOT NULL,
  kind ${text} NOT NULL,
  subject ${text} NOT NULL,        -- empty once erased
  detail ${text} NOT NULL,         -- JSON; empty once erased
  salt ${bytes} NOT NULL,          -- empty once erased
  commitment ${bytes} NOT NULL,    -- to salt, subject and detail
  hash ${bytes} NOT NULL           -- of this row and all before it
);
CREATE INDEX act_of ON act (subject, seq);

-- What only this space knows: keys for links and for hashing what must not be kept as it is.
CREATE TABLE secret (
  name ${text} PRIMARY KEY,
  content ${bytes} NOT NULL
);
