-- What readers see: only approved comments are in these.
create index comments_thread on comments (article_id, path)
  where status = 'approved';

-- The rest hold the status again, which is always the same: without it SQLite would
-- rather sort what it finds through the index of the queues.
create index comments_latest on comments (status, published_at, id)
  where status = 'approved';

create index comments_latest_of_article on comments
  (article_id, status, published_at, id)
  where status = 'approved';

create index comments_approved on comments (status, id)
  where status = 'approved';

create index comments_approved_of_article on comments (article_id, status, id)
  where status = 'approved';

create index comments_changed on comments (changed_at, id, article_id)
  where changed_at is not null;
