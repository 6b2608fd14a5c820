create function audit_log_keeps() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only'
    using errcode = 'integrity_constraint_violation';
end;
$$;

create trigger audit_log_keeps_entries before delete on audit_log
  for each row execute function audit_log_keeps();

create trigger audit_log_keeps_words before update on audit_log
  for each row execute function audit_log_keeps();

create trigger audit_log_keeps_all before truncate on audit_log
  for each statement execute function audit_log_keeps();
