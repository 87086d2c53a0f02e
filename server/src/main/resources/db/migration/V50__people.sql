-- Who people are, and what they may, follows from acts. Here lies what acts must not hold. Times in
-- milliseconds since 1970.
CREATE TABLE person_password (
  person     ${text} NOT NULL PRIMARY KEY,
  sealed     ${text} NOT NULL,           -- salt, cost and hash, sealed with a key that is not here
  changed_at BIGINT  NOT NULL
) ${clustered};

-- Codes by which a password is chosen, each once: the secret's hash only.
CREATE TABLE one_time_code (
  id      ${text} NOT NULL PRIMARY KEY,
  hash    ${text} NOT NULL,
  person  ${text} NOT NULL,              -- empty: for the first person, whatever the name
  made_at BIGINT  NOT NULL,
  ends_at BIGINT  NOT NULL
) ${clustered};

CREATE TABLE person_session (
  id       ${text} NOT NULL PRIMARY KEY,
  hash     ${text} NOT NULL,             -- of the secret
  person   ${text} NOT NULL,
  how      ${text} NOT NULL,             -- password, oidc
  address  ${text} NOT NULL,
  begun_at BIGINT  NOT NULL,
  used_at  BIGINT  NOT NULL,
  ends_at  BIGINT  NOT NULL,
  ended_at BIGINT  NOT NULL
) ${clustered};

-- Who looked at what is held of whom: append-only, each row chained to the one before.
CREATE TABLE looked (
  seq        ${number_key} PRIMARY KEY,  -- from 1, without a gap
  at_millis  BIGINT   NOT NULL,
  by_whom    ${text}  NOT NULL,
  route      ${text}  NOT NULL,
  subject    ${text}  NOT NULL,          -- the account; empty once erased
  times      INTEGER  NOT NULL,          -- within the moment
  salt       ${bytes} NOT NULL,          -- empty once erased
  commitment ${bytes} NOT NULL,          -- to salt and subject
  hash       ${bytes} NOT NULL           -- of this row and all before it
);
CREATE INDEX looked_at ON looked (subject, seq);
