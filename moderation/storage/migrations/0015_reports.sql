create table reports (
  id integer primary key,
  comment_id integer not null references comments (id),
  complaint text not null check (complaint in
    ('insult', 'hate', 'private_data', 'advertising', 'falsehood', 'other')),
  network blob not null,
  at integer not null,
  closed_at integer
) strict;

create unique index reports_open on reports (comment_id, network)
  where closed_at is null;

create index reports_network on reports (network, at);
