create table tokens (
  id integer primary key,
  name text not null,
  digest blob not null unique,
  scopes text not null,
  created_at integer not null,
  revoked_at integer
) strict;

create unique index tokens_name on tokens (name)
  where revoked_at is null;
