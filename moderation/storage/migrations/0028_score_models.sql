-- Models as they were after some entry of the audit log: a start need not learn it all.
create table score_models (
  task text primary key,
  began text not null,
  upto integer not null,
  known integer not null,
  model blob not null,
  at integer not null
) strict;
