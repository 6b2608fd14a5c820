create trigger audit_log_keeps_entries before delete on audit_log
begin
  select raise(abort, 'the audit log is append-only');
end;

create trigger audit_log_keeps_words before update on audit_log
begin
  select raise(abort, 'the audit log is append-only');
end;
