-- What changed and when, beside the drills: a step in a trend needs its reason, and people forget it within weeks.
create table annotation (
  id          bigint      generated always as identity primary key,
  day         date        not null,
  kind        text        not null check (kind in ('RULE_DEPLOYED', 'POLICY_CHANGED', 'TOOL_CHANGED', 'OTHER')),
  text        text        not null check (text <> ''),
  scenario_id text,
  sample      boolean     not null default false,
  created_by  text        not null,
  created_at  timestamptz not null,
  removed_by  text,
  removed_at  timestamptz,
  check ((removed_at is null) = (removed_by is null))
);
comment on table annotation is 'Changes that people wrote beside the drills; a removed one stays, so that it can be put back';
comment on column annotation.day is 'On which the change took effect, UTC';
comment on column annotation.scenario_id is 'The only scenario that it concerns; null when it concerns all';
comment on column annotation.sample is 'Made up to show what the pages look like';
