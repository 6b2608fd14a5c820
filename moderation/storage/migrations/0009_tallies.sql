create table tallies (
  status text primary key not null
    check (status in ('pending', 'approved', 'rejected', 'spam', 'withdrawn')),
  comments integer not null check (comments >= 0)
) strict;

insert into tallies (status, comments)
select word, (select count(*) from comments where comments.status = words.word)
from (
  select 'pending' as word union all select 'approved' union all select 'rejected'
  union all select 'spam' union all select 'withdrawn'
) as words;
