-- Tabletops of the sample history can be taken out again with all their rows, as its exercises can. The events of every other
-- session stay append-only, and no session can be turned into a sample, or back, afterwards.
alter table tabletop add column sample boolean not null default false;
comment on column tabletop.sample is
  'Made up to show what the pages look like; never an organisation''s own session';

create or replace function tabletop_event_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from tabletop where id = old.tabletop_id and sample) then
      return old;
    end if;
  end if;
  raise exception 'the events of a tabletop are append-only: % refused', tg_op;
end $$;

create function tabletop_sample_is_for_ever() returns trigger language plpgsql as $$
begin
  raise exception 'whether a session is a sample is said once, when it is made: % refused', tg_op;
end $$;
create trigger tabletop_sample_is_for_ever before update of sample on tabletop
  for each row when (old.sample is distinct from new.sample) execute function tabletop_sample_is_for_ever();
