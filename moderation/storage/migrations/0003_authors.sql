create table authors (
  id integer primary key,
  email_index blob not null unique,
  email_sealed blob not null,
  confirmed integer not null default 0 check (confirmed in (0, 1)),
  approved integer not null default 0 check (approved >= 0),
  rejected integer not null default 0 check (rejected >= 0),
  spam integer not null default 0 check (spam >= 0),
  created_at integer not null
) strict;
