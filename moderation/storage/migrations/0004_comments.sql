create table comments (
  id integer primary key,
  article_id integer not null references articles (id),
  parent_id integer references comments (id),
  author_id integer not null references authors (id),
  name text not null,
  website text,
  body text not null,
  html text not null,
  folded text not null,
  status text not null
    check (status in ('pending', 'approved', 'rejected', 'spam', 'withdrawn')),
  version integer not null check (version >= 1),
  created_at integer not null,
  published_at integer,
  edited_at integer,
  changed_at integer,
  depth integer not null check (depth >= 0),
  path text not null,
  network blob not null,
  nonce blob,
  twin blob,
  check (status <> 'approved' or published_at is not null),
  check ((parent_id is null) = (depth = 0))
) strict;

create index comments_of_article on comments (article_id, id);
