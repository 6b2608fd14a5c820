-- Which written rules matched when a decision was made, those that only log too.
create table rule_matches (
  decision_id integer not null references decisions (id),
  rule_id integer not null,
  comment_id integer not null references comments (id),
  log_only integer not null check (log_only in (0, 1)),
  primary key (decision_id, rule_id)
) strict;

create index rule_matches_of_rule on rule_matches (rule_id, decision_id);
create index rule_matches_of_comment on rule_matches (comment_id);
