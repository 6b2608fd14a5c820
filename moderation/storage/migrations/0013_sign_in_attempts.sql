create table sign_in_attempts (
  id integer primary key,
  name blob not null,
  network blob not null,
  at integer not null
) strict;

create index sign_in_attempts_by_name on sign_in_attempts (name, at);

create index sign_in_attempts_by_network on sign_in_attempts (network, at);

create index sign_in_attempts_at on sign_in_attempts (at);
