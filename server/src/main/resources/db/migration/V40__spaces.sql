-- Other spaces beside this one; only the first database of a service has rows here.
CREATE TABLE space (
  name ${text} PRIMARY KEY,
  made_at BIGINT NOT NULL,
  whole SMALLINT NOT NULL          -- 0 while it is being made: what lies there then is taken away
) ${clustered};

-- Public ids of keys, so that callers of a space that cannot be opened are told so.
CREATE TABLE space_key (
  id ${text} PRIMARY KEY,
  space ${text} NOT NULL
) ${clustered};
