create table moderators (
  id integer primary key,
  name text not null,
  folded text not null unique,
  role text not null check (role in ('chief', 'moderator', 'viewer')),
  password_hash text not null,
  created_at integer not null,
  disabled_at integer
) strict;
