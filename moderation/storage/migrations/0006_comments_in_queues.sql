create index comments_queue on comments (status, created_at, id);

create index comments_written on comments (created_at, id);
