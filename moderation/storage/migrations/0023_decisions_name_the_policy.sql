alter table decisions add column policy integer references policies (version);
-- What was known, as JSON, so that the pipeline can be asked again.
alter table decisions add column facts text;
