-- A gap may come from a session of a tabletop, too, and is then proved closed by a later session of the same tabletop. The
-- improvement plan of an after-action report is a list of these rows and no list of its own.
alter table gap
  alter column exercise_id drop not null,
  add column tabletop_id bigint references tabletop,
  add column task text,
  add column events bigint[] not null default '{}',
  add column proved_by_session bigint references tabletop,
  drop constraint gap_check,
  add constraint gap_has_one_origin check (num_nonnulls(exercise_id, tabletop_id) = 1),
  add constraint gap_is_closed_by_one_proof
    check (num_nonnulls(proved_by, proved_by_session) = case when status = 'CLOSED' then 1 else 0 end),
  add constraint gap_is_proved_by_its_like
    check ((proved_by is null or exercise_id is not null) and (proved_by_session is null or tabletop_id is not null)),
  add constraint gap_is_proved_by_another_session check (proved_by_session <> tabletop_id),
  add constraint gap_of_tabletop_is_about_a_task
    check (case when tabletop_id is null then task is null and events = '{}'
      else task is not null or status in ('SUGGESTED', 'DROPPED') end),
  add constraint gap_once_by_session unique (tabletop_id, suggestion_key);
comment on table gap is 'What a drill or a tabletop showed to be missing. It is closed only by a re-drill or a later session that proves it';
comment on column gap.exercise_id is 'Live drill that showed it; null when a tabletop did';
comment on column gap.tabletop_id is 'Session of a tabletop that showed it; null when a live drill did';
comment on column gap.task is 'Critical task or capability target of the session that it is about; null for a drill';
comment on column gap.events is 'Numbers of the events of the session that a suggestion rests on';
comment on column gap.proved_by_session is 'The later session of the same tabletop that proved it closed';
