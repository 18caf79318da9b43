-- Sample exercises can be taken out again with all their rows. They are made up, so no observation is lost. The evidence of
-- every other exercise stays append-only, and no exercise can be turned into a sample, or back, afterwards.
create or replace function evidence_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from exercise where id = old.exercise_id and sample) then
      return old;
    end if;
  end if;
  raise exception 'evidence is append-only: % refused', tg_op;
end $$;

create function exercise_sample_is_for_ever() returns trigger language plpgsql as $$
begin
  raise exception 'whether an exercise is a sample is said once, when it is planned: % refused', tg_op;
end $$;
create trigger exercise_sample_is_for_ever before update of sample on exercise
  for each row when (old.sample is distinct from new.sample) execute function exercise_sample_is_for_ever();
comment on table evidence is
  'Append-only: whatever anyone or anything observed. A trigger refuses every change but the removal of sample exercises';

-- The list of exercises shows a page at a time, the latest first.
create index exercise_by_opening on exercise (opens_at desc, id desc);
create index exercise_samples on exercise (id) where sample;
