-- Exercises as planned. What happened in them is evidence (V003) and stands nowhere here.
create table exercise (
  id               bigint generated always as identity primary key,
  title            text        not null,
  scenario_id      text        not null,
  scenario_version integer     not null,
  scenario_yaml    text        not null,
  control          boolean     not null,
  state            text        not null check (state in ('PLANNED', 'RUNNING', 'CLOSED', 'ABORTED')),
  opens_at         timestamptz not null,
  closes_at        timestamptz not null check (closes_at > opens_at),
  contact          text        not null,
  insiders         text[]      not null default '{}',
  objective_ttd_ms bigint,
  objective_ttr_ms bigint,
  created_by       text        not null,
  created_at       timestamptz not null,
  torn_down_at     timestamptz,
  note             text        not null default '',
  scope            text[]      not null check (cardinality(scope) > 0),
  opens_by_hand    boolean     not null default false
);
comment on table exercise is 'One scheduled occurrence of a scenario';
comment on column exercise.scenario_yaml is 'The scenario file as it was when the exercise was planned';
comment on column exercise.scope is 'Where its packages may act: hosts, domain suffixes, repositories; only * for anywhere';
create index exercise_by_time on exercise (closes_at);

create table install_target (
  token           text primary key check (token ~ '^[a-z2-7]{20}$'),
  exercise_id     bigint  not null references exercise (id),
  ordinal         integer not null,
  name            text    not null,
  ecosystem       text    not null,
  package_name    text    not null,
  package_version text    not null,
  marker_path     text    not null,
  vector          text    not null,
  actions         text[]  not null,
  sleep_ms        bigint  not null,
  republish       boolean not null default false,
  command         text    not null,
  unique (exercise_id, ordinal)
);
comment on table install_target is 'One drill package of an exercise; its token ties evidence to the exercise for ever';
comment on column install_target.republish is
  'Whether it takes the place of a harmless package of the same version, published when the exercise was planned';
