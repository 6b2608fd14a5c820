create table tallies (
  status text primary key not null
    check (status in ('pending', 'approved', 'rejected', 'spam', 'withdrawn')),
  comments integer not null check (comments >= 0)
) strict;

insert into tallies (status, comments)
select name, (select count(*) from comments where status = name)
from (
  select 'pending' as name union all select 'approved' union all select 'rejected'
  union all select 'spam' union all select 'withdrawn'
) as names;
