-- Who is told of changes. Secrets are sealed with a key that is not in the database.
CREATE TABLE webhook (
  id          ${text} NOT NULL PRIMARY KEY,
  url         ${text} NOT NULL,
  events      ${text} NOT NULL,
  min_change  BIGINT  NOT NULL, -- basis points
  description ${text} NOT NULL,
  secret      ${text} NOT NULL,
  old_secret  ${text} NOT NULL, -- empty, or signs too until old_until
  old_until   BIGINT  NOT NULL,
  state       ${text} NOT NULL, -- active, paused, disabled
  reason      ${text} NOT NULL,
  created_at  BIGINT  NOT NULL,
  told        BIGINT  NOT NULL  -- the last closing whose messages lie in webhook_delivery
) ${clustered};

CREATE TABLE webhook_delivery (
  number     ${number_key} NOT NULL PRIMARY KEY,
  hook       ${text}  NOT NULL,
  message    ${text}  NOT NULL UNIQUE,
  type       ${text}  NOT NULL,
  body       ${text}  NOT NULL,
  state      ${text}  NOT NULL, -- waiting, delivered, dead
  attempts   INTEGER  NOT NULL,
  next_at    BIGINT   NOT NULL,
  created_at BIGINT   NOT NULL,
  status     INTEGER  NOT NULL,
  error      ${text}  NOT NULL,
  ended_at   BIGINT   NOT NULL
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (hook, state, next_at);
