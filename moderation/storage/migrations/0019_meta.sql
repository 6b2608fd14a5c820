create table meta (
  key text primary key not null,
  value text not null
) strict;
