-- Every version is kept: decisions name the one that they were made by.
create table policies (
  version integer primary key check (version >= 1),
  at integer not null,
  moderator_id integer references moderators (id),
  note text not null,
  rules text not null,
  thresholds text not null
) strict;
