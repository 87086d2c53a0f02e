-- Persons that were erased, or are to be. What is to be done stands here until it is done, so that
-- whoever was interrupted goes on.
CREATE TABLE erased_person (
  seq ${number_key} PRIMARY KEY,   -- from 1, in the order asked
  number BIGINT NOT NULL,          -- erased-NUMBER stands in place; 0 until it is begun
  name ${text} NOT NULL,           -- empty once it was taken out everywhere
  name_hash ${text} NOT NULL,      -- keyed, to know a name again
  because ${text} NOT NULL,
  by_whom ${text} NOT NULL,
  asked_millis BIGINT NOT NULL,
  done_millis BIGINT NOT NULL,     -- 0 until it is done
  state ${text} NOT NULL,          -- waiting, running, scrubbing, done
  salt ${bytes} NOT NULL,          -- empty once done
  found ${text} NOT NULL           -- JSON: where how much was taken out
);
CREATE INDEX erased_person_by_hash ON erased_person (name_hash);

-- How far what is dropped after a time has been dropped.
CREATE TABLE retention (
  kind ${text} PRIMARY KEY,
  place BIGINT NOT NULL,           -- of devices: blocks before this row are done
  at_millis BIGINT NOT NULL        -- when that was
);
