-- What readers see, counted by the store itself, so that whoever changes it is noticed.
create table publication (
  only_row integer primary key check (only_row = 1),
  revision integer not null check (revision >= 0),
  cleared_at integer not null default 0
) strict;

insert into publication (only_row, revision)
select 1, coalesce(max(revision), 0) from articles;

create index articles_revision on articles (revision);

create trigger comments_appear after insert on comments
when new.status = 'approved'
begin
  update publication set revision = revision + 1;
  update articles set revision = (select revision from publication)
  where id = new.article_id;
end;

create trigger comments_change after update of
  article_id, parent_id, name, website, body, html, status, published_at, path
on comments
when 'approved' in (old.status, new.status)
begin
  update publication set revision = revision + 1;
  update articles set revision = (select revision from publication)
  where id in (old.article_id, new.article_id);
end;

create trigger comments_go after delete on comments
when old.status = 'approved'
begin
  update publication set revision = revision + 1;
  update articles set revision = (select revision from publication)
  where id = old.article_id;
end;

create trigger articles_appear after insert on articles
begin
  update publication set revision = revision + 1;
  update articles set revision = (select revision from publication)
  where id = new.id;
end;

-- Its title also stands on the pages of the articles that it is related to.
create trigger articles_change after update of
  slug, title, section, language, state, summary, html, published_at
on articles
begin
  update publication set revision = revision + 1;
  update articles set revision = (select revision from publication)
  where id = new.id or id in (
    select article_id from related_articles where related_id = new.id
  );
end;

-- Nothing is left that could carry a number of its own.
create trigger articles_go after delete on articles
begin
  update publication set revision = revision + 1;
  update publication set cleared_at = revision;
end;

create trigger related_articles_appear after insert on related_articles
begin
  update publication set revision = revision + 1;
  update articles set revision = (select revision from publication)
  where id = new.article_id;
end;

create trigger related_articles_change after update on related_articles
begin
  update publication set revision = revision + 1;
  update articles set revision = (select revision from publication)
  where id in (old.article_id, new.article_id);
end;

create trigger related_articles_go after delete on related_articles
begin
  update publication set revision = revision + 1;
  update articles set revision = (select revision from publication)
  where id = old.article_id;
end;
