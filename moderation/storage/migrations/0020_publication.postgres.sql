-- What readers see, counted by the store itself, so that whoever changes it is noticed.
-- One number a transaction: a row that is updated often within one gets slow here.
create table publication (
  only_row bigint primary key check (only_row = 1),
  revision bigint not null check (revision >= 0),
  cleared_at bigint not null default 0,
  counted_in xid8 not null default '0'
);

insert into publication (only_row, revision)
select 1, coalesce(max(revision), 0) from articles;

create index articles_revision on articles (revision);

create function publish(changed bigint[]) returns void language plpgsql as $$
declare
  risen bigint;
begin
  update publication set revision = revision + 1, counted_in = pg_current_xact_id()
  where counted_in <> pg_current_xact_id()
  returning revision into risen;
  if risen is null then
    select revision into risen from publication;
  else
    perform pg_notify('publication', risen::text);
  end if;
  update articles set revision = risen where id = any(changed) and revision <> risen;
end $$;

create function publish_comment() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform publish(array[new.article_id]);
  elsif tg_op = 'DELETE' then
    perform publish(array[old.article_id]);
  else
    perform publish(array[old.article_id, new.article_id]);
  end if;
  return null;
end $$;

create function publish_article() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform publish('{}');
    -- Nothing is left that could carry a number of its own.
    update publication set cleared_at = revision;
  else
    -- Its title also stands on the pages of the articles that it is related to.
    perform publish(array(
      select article_id from related_articles where related_id = new.id
      union select new.id
    ));
  end if;
  return null;
end $$;

create trigger comments_appear after insert on comments
for each row when (new.status = 'approved')
execute function publish_comment();

create trigger comments_change after update of
  article_id, parent_id, name, website, body, html, status, published_at, path
on comments
for each row when ('approved' in (old.status, new.status))
execute function publish_comment();

create trigger comments_go after delete on comments
for each row when (old.status = 'approved')
execute function publish_comment();

create trigger articles_appear_or_go after insert or delete on articles
for each row execute function publish_article();

create trigger articles_change after update of
  slug, title, section, language, state, summary, html, published_at
on articles
for each row execute function publish_article();

create trigger related_articles_change after insert or update or delete
on related_articles
for each row execute function publish_comment();
