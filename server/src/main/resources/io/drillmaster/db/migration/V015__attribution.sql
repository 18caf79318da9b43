-- An alert is attributed by what it names and where it comes from. Each of these questions is answered by an index, so that
-- the answer costs the same however many drills are open.

-- A package's name as texts are searched for it: its words joined by hyphens, without an npm scope. Not more than eight
-- words: the text's words are joined to as many.
create function drill_name(name text) returns text language sql immutable strict parallel safe as $$
  select array_to_string(
    (array_remove(regexp_split_to_array(regexp_replace(lower(name), '^@[^/]*/', ''), '[^a-z0-9]+'), ''))[1:8], '-')
$$;
create index install_target_by_name on install_target (drill_name(package_name));
create index install_target_by_exercise on install_target (exercise_id);
create index exercise_by_scope on exercise using gin (scope);

-- Where drills were seen to run. Some tools give a host's first label only, so that is what is compared first.
create index evidence_of_drills_by_host on evidence (split_part(lower(host), '.', 1))
  where exercise_id is not null and host is not null and kind in ('MARKER_PRESENT', 'ATTRIBUTED');

create index evidence_of_alerts on evidence (seq) where kind = 'ALERT_RECEIVED';
create index evidence_of_alerts_by_time on evidence (received_at) where kind = 'ALERT_RECEIVED';
create index evidence_of_alerts_by_ci_run on evidence using gin ((fact -> 'traits' -> 'ciRuns') jsonb_path_ops)
  where kind = 'ALERT_RECEIVED';
create index evidence_of_ci_runs on evidence ((fact ->> 'run')) where kind = 'CI_RUN_TIED';

create view attribution_in_force as
select distinct on (word.refers_to, word.exercise_id)
  word.refers_to as alert, word.exercise_id, word.id, word.fact ->> 'level' as level
from evidence word
where word.kind = 'ATTRIBUTED' and not exists (
  select 1 from evidence retraction
  where retraction.refers_to = word.id and retraction.kind = 'RETRACTED' and not exists (
    select 1 from evidence undone where undone.refers_to = retraction.id and undone.kind = 'RETRACTED'))
order by word.refers_to, word.exercise_id, (word.actor is not null) desc, word.seq desc;
comment on view attribution_in_force is
  'What is said of an alert and an exercise: the last word that was not taken back, a person''s before a rule''s';
