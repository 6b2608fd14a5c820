create table articles (
  id integer primary key,
  slug text not null unique,
  title text not null,
  section text not null,
  language text not null check (language in ('ar', 'en', 'fr')),
  state text not null check (state in ('open', 'held', 'closed')),
  summary text not null,
  html text not null,
  words text not null,
  published_at integer not null,
  approved integer not null default 0 check (approved >= 0),
  revision integer not null default 0 check (revision >= 0)
) strict;

create index articles_newest on articles (published_at, id);

create index articles_section on articles (section);
