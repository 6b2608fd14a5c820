-- What readers see: only approved comments are in these.
create index comments_thread on comments (article_id, path)
  where status = 'approved';

create index comments_latest_of_article on comments (article_id, published_at, id)
  where status = 'approved';

create index comments_latest on comments (published_at, id)
  where status = 'approved';

create index comments_approved on comments (id)
  where status = 'approved';

create index comments_changed on comments (changed_at, id)
  where changed_at is not null;
