-- What teams say of the stages that no drill exercises, day by day, and the keys by which their machines say it.
create table readiness_sample (
  id      bigint generated always as identity primary key,
  signal  text        not null,
  subject text        not null,
  day     date        not null,
  source  text        not null,
  amount  bigint      not null check (amount >= 0),
  out_of  bigint      check (out_of >= amount),
  note    text        not null default '',
  fed_by  text        not null,
  fed_at  timestamptz not null
);
comment on table readiness_sample is
  'Appended only. Of several with the same signal, subject, day and source the newest that is not withdrawn counts';
comment on column readiness_sample.signal is 'Id from the program''s closed list';
comment on column readiness_sample.subject is 'Team or repository in its feeder''s words; ''all'' for the organisation';
comment on column readiness_sample.amount is 'A count, the counted part of a share, or whole seconds';
comment on column readiness_sample.out_of is 'The whole of a share; null for counts and durations';
comment on column readiness_sample.fed_by is 'Account name, or the label of the key';
create index readiness_sample_by_day on readiness_sample (day);
create index readiness_sample_by_place on readiness_sample (signal, subject, day, source);

create table readiness_change (
  id        bigint generated always as identity primary key,
  sample_id bigint      not null references readiness_sample (id),
  withdrawn boolean     not null,
  made_by   text        not null,
  made_at   timestamptz not null
);
comment on table readiness_change is 'Appended only: who took a sample out of the series, or put it back. The newest row holds';
create index readiness_change_by_sample on readiness_change (sample_id, id);

create table readiness_key (
  id        bigint generated always as identity primary key,
  key_hash  text        not null unique,
  label     text        not null,
  made_by   text        not null,
  made_at   timestamptz not null,
  ended_by  text,
  ended_at  timestamptz,
  last_used timestamptz
);
comment on table readiness_key is 'Which machines may feed samples; worth no more than that';
comment on column readiness_key.key_hash is 'SHA-256 of the key; the key itself is shown once';
