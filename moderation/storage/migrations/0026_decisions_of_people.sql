-- What people decided, newest first, among many times as many decisions of the pipeline.
create index decisions_of_people on decisions (id, comment_id)
  where moderator_id is not null and undone_at is null;
