-- What exercises are compared by, and the last measurement of each in columns, so that ten thousand can be read at once.
alter table exercise
  add column team           text    not null default '',
  add column host_class     text    not null default '',
  add column variant        text    not null default '',
  add column reflex         text[]  not null default '{}',
  add column techniques     text[]  not null default '{}',
  add column attack_version text    not null default '',
  add column sample         boolean not null default false;
comment on column exercise.team is 'Who is to notice and respond; empty when nobody said';
comment on column exercise.host_class is 'Kind of machine it ran on, in the planner''s words';
comment on column exercise.variant is 'How it differed from other exercises of the scenario; only equal ones are compared';
comment on column exercise.reflex is 'REFLEX stages of the scenario, the main one first';
comment on column exercise.techniques is 'ATT&CK technique ids of the scenario, of attack_version';
comment on column exercise.sample is 'Made up to show what the pages look like; never an organisation''s own result';

create table exercise_result (
  exercise_id        bigint      primary key references exercise (id),
  version            integer     not null,
  engine_version     integer     not null,
  started_at         timestamptz not null,
  outcome            text        not null,
  ttd_us             bigint,
  ttd_lo_us          bigint,
  ttd_hi_us          bigint,
  ttd_followup_us    bigint,
  tta_us             bigint,
  tta_followup_us    bigint,
  ttr_us             bigint,
  ttr_lo_us          bigint,
  ttr_hi_us          bigint,
  ttr_followup_us    bigint,
  machine_ttd_us     bigint,
  lead_us            bigint,
  time_to_block_us   bigint,
  detected_by        text,
  ttd_objective      text        not null,
  ttr_objective      text        not null,
  quality            text,
  flags              text[]      not null default '{}',
  candidates         integer     not null default 0,
  hosts_executed     integer     not null default 0,
  hosts_detected     integer     not null default 0
);
comment on table exercise_result is
  'The newest row of measurement for each exercise, spread out; derived, and made again when it is lost';
comment on column exercise_result.started_at is 'Its execution; the opening of its window when nothing executed';
comment on column exercise_result.ttd_us is 'Microseconds; null where not observed. Then ttd_followup_us, or not applicable';
comment on column exercise_result.quality is 'How the time of the first execution is known; null without one';
comment on column exercise_result.candidates is 'Alerts that may belong to it and wait for a person''s word';
create index exercise_result_by_time on exercise_result (started_at);
