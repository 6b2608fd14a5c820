create table related_articles (
  article_id integer not null references articles (id),
  place integer not null check (place >= 0),
  related_id integer not null references articles (id),
  primary key (article_id, place)
) strict;

create index related_articles_named on related_articles (related_id);
