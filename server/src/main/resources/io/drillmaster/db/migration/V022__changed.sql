-- By which transaction a row was written last, so that a process which keeps results in memory can ask for those that
-- changed since it looked: what a transaction below its snapshot's xmin wrote, it has seen.
create function mark_changed() returns trigger language plpgsql as $$
begin
  new.changed = pg_current_xact_id();
  return new;
end $$;

alter table exercise add column changed xid8 not null default pg_current_xact_id();
create index exercise_by_change on exercise (changed);
create trigger exercise_changed before update on exercise for each row execute function mark_changed();

alter table exercise_result add column changed xid8 not null default pg_current_xact_id();
create index exercise_result_by_change on exercise_result (changed);
create trigger exercise_result_changed before update on exercise_result
  for each row execute function mark_changed();

comment on column exercise.changed is 'Transaction that wrote the row last';
comment on column exercise_result.changed is 'Transaction that wrote the row last';
