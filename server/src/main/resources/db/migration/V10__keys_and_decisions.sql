-- Keys of callers: the secret's hash only. Times in milliseconds since 1970.
CREATE TABLE api_key (
  id         ${text}  NOT NULL PRIMARY KEY,
  hash       ${text}  NOT NULL,
  label      ${text}  NOT NULL,
  scopes     ${text}  NOT NULL,
  per_second INTEGER  NOT NULL,
  created_at BIGINT   NOT NULL,
  expires_at BIGINT   NOT NULL,
  revoked_at BIGINT   NOT NULL,
  used_at    BIGINT   NOT NULL
) ${clustered};

-- Decisions at the door, only ever appended. Numbers rise with time, so that rows are added at the
-- end of the table; body is the answer that was given with what was asked, as JSON.
CREATE TABLE decision (
  number     ${number_key} NOT NULL PRIMARY KEY,
  decided_at BIGINT        NOT NULL,
  body       ${text}       NOT NULL
);
