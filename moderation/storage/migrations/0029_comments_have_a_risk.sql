-- What the scores made of a comment when the pipeline judged it last, in percent.
alter table comments add column risk integer not null default 0
  check (risk between 0 and 100);

-- Every queue in order of risk. `all` has no index of its own: it merges the statuses.
create index comments_by_risk on comments (status, risk desc, created_at, id);
