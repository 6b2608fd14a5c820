-- One form makes one comment, whatever two processes think at the same moment.
create unique index comments_nonce on comments (article_id, nonce)
  where nonce is not null;

create index comments_twin on comments (twin, id)
  where twin is not null;

create index comments_network on comments (network, created_at);

create index comments_author on comments (author_id, created_at);
