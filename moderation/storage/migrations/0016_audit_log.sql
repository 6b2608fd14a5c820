-- Acts have no check: a new feature brings new ones, and the digests hold the old.
-- Comments have no foreign key: the log stands on its own.
create table audit_log (
  id integer primary key,
  at integer not null,
  actor text not null,
  act text not null,
  comment_id integer,
  detail text not null,
  digest text not null
) strict;

create index audit_log_of_comment on audit_log (comment_id, id)
  where comment_id is not null;

-- The newest entry, kept apart so that cutting off the end of the log shows.
create table audit_head (
  only_row integer primary key check (only_row = 1),
  entry_id integer not null,
  digest text not null
) strict;
