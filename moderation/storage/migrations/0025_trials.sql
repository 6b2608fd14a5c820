-- Rules and policies that were tried on the past, running ones among them.
create table trials (
  id integer primary key,
  moderator_id integer not null references moderators (id),
  at integer not null,
  draft text not null,
  most integer not null check (most >= 1),
  done integer not null check (done >= 0),
  expected integer not null check (expected >= 0),
  touched_at integer not null,
  finished_at integer,
  failed integer not null check (failed in (0, 1)),
  findings text,
  check ((finished_at is null) = (findings is null))
) strict;

create index trials_of_moderator on trials (moderator_id, id);
