create table decisions (
  id integer primary key,
  comment_id integer not null references comments (id),
  version integer not null check (version >= 1),
  outcome text not null check (outcome in ('approve', 'hold', 'reject', 'spam')),
  reasons text not null,
  status_before text not null
    check (status_before in ('pending', 'approved', 'rejected', 'spam', 'withdrawn')),
  status_after text not null
    check (status_after in ('pending', 'approved', 'rejected', 'spam', 'withdrawn')),
  at integer not null,
  moderator_id integer references moderators (id),
  note text not null,
  undone_at integer
) strict;

create index decisions_of_comment on decisions (comment_id, id);
