create table invitations (
  id integer primary key,
  role text not null check (role in ('chief', 'moderator', 'viewer')),
  invited_by integer references moderators (id),
  created_at integer not null,
  expires_at integer not null,
  used_at integer
) strict;
