-- Keys of probes. A script on a host or in a CI job holds nothing else, so a key ends by itself and can be withdrawn.
create table probe_key (
  id          bigint generated always as identity primary key,
  exercise_id bigint      not null references exercise (id),
  key_hash    text        not null unique,
  label       text        not null,
  made_by     text        not null,
  made_at     timestamptz not null,
  expires_at  timestamptz,
  revoked_at  timestamptz,
  last_used   timestamptz
);
comment on table probe_key is 'Who may report for an exercise as a probe; worth no more than reporting its markers';
comment on column probe_key.key_hash is 'SHA-256 of the key; the key itself is shown once';
comment on column probe_key.expires_at is 'Null: it ends with the window of its exercise, wherever that is moved to';
create index probe_key_by_exercise on probe_key (exercise_id);
