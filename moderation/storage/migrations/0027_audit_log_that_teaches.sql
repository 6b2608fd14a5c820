-- What the scores learn from. Whoever asks says the condition word for word: SQLite
-- uses the index only then.
create index audit_log_that_teaches on audit_log (id)
  where act in ('decide', 'explain', 'undo', 'edit');
