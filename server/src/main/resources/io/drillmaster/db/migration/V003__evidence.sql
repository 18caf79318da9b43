-- The log. Rows come in under one advisory lock, so that seq grows in the order of commit and a reader that has seen n
-- will never find a smaller number later.
create table evidence (
  seq                 bigint generated always as identity primary key,
  id                  uuid        not null unique,
  exercise_id         bigint      references exercise (id),
  token               text,
  kind                text        not null,
  source              text        not null,
  host                text,
  source_time         timestamptz,
  source_time_raw     text,
  source_time_assumed boolean     not null default false,
  received_at         timestamptz not null,
  actor               text,
  refers_to           uuid,
  fact                jsonb       not null,
  raw                 bytea,
  sha256              text
);
comment on table evidence is 'Append-only: whatever anyone or anything observed. A trigger refuses every change';
comment on column evidence.received_at is 'When this server learned of it, on its own clock';
comment on column evidence.raw is 'The bytes as they came from outside; null for facts of our own';
create index evidence_by_exercise on evidence (exercise_id, seq);
create index evidence_by_reference on evidence (refers_to) where refers_to is not null;
create index evidence_by_token on evidence (token) where token is not null;

create function evidence_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'evidence is append-only: % refused', tg_op;
end $$;
create trigger evidence_append_only before update or delete on evidence
  for each row execute function evidence_is_append_only();
create trigger evidence_not_truncated before truncate on evidence
  for each statement execute function evidence_is_append_only();

create table follower (
  name text primary key,
  seq  bigint not null
);
comment on table follower is 'How far each reader of the log has come';

-- Every measurement that was ever made of an exercise and differed from the one before: the old ones stay readable.
create table measurement (
  exercise_id    bigint      not null references exercise (id),
  version        integer     not null,
  as_of          timestamptz not null,
  through_seq    bigint      not null,
  engine_version integer     not null,
  outcome        text        not null,
  body           jsonb       not null,
  primary key (exercise_id, version)
);
comment on table measurement is 'Derived from evidence and replaceable; kept so that an old report can be explained';
