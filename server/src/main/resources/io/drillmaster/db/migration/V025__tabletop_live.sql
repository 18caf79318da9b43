-- A session may be played beside a live drill. No reference: what a session holds is its own, and samples may go.
alter table tabletop add column exercise_id bigint;
create index tabletop_by_exercise on tabletop (exercise_id) where exercise_id is not null;
comment on column tabletop.exercise_id is 'Live drill whose signals release injects; null when it is played alone';

-- What people think of the exercise: no name, no role and no time, for in a room of eight each of them would be a name.
-- That somebody gave it is kept with the person, what they said is not.
create table tabletop_feedback (
  tabletop_id bigint not null references tabletop,
  id uuid primary key,
  answers jsonb not null
);
create index tabletop_feedback_by_session on tabletop_feedback (tabletop_id);
alter table tabletop_person add column feedback_given boolean not null default false;
