-- The status again, always the same: with it SQLite answers where the pages of a thread
-- begin from the index alone, and reads no comment for that.
drop index comments_thread;

create index comments_thread on comments (article_id, status, path)
  where status = 'approved';
