create table sessions (
  id integer primary key,
  moderator_id integer not null references moderators (id),
  digest blob not null unique,
  created_at integer not null,
  expires_at integer not null
) strict;

create index sessions_of_moderator on sessions (moderator_id, id);
