-- The human part of a post-mortem. Text is versioned: an edit adds a row.
create table review_section (
  exercise_id bigint      not null references exercise (id),
  section     text        not null,
  version     integer     not null check (version > 0),
  body        text        not null,
  author      text        not null,
  written_at  timestamptz not null,
  primary key (exercise_id, section, version)
);
comment on table review_section is 'What people wrote in a review; the highest version of a section is the one that counts';

create table gap (
  id             bigint generated always as identity primary key,
  exercise_id    bigint      not null references exercise (id),
  suggestion_key text,
  category       text        not null,
  title          text        not null,
  description    text        not null,
  evidence       uuid[]      not null default '{}',
  status         text        not null check (status in ('SUGGESTED', 'DROPPED', 'OPEN', 'IN_PROGRESS', 'FIXED', 'CLOSED')),
  owner          text        not null default '',
  due_on         date,
  proved_by      bigint      references exercise (id),
  created_by     text        not null,
  created_at     timestamptz not null,
  unique (exercise_id, suggestion_key),
  check ((status = 'CLOSED') = (proved_by is not null))
);
comment on table gap is 'What a drill showed to be missing. It is closed only by a re-drill that proves it';
comment on column gap.suggestion_key is 'Stable name of the suggestion it came from; null when a person added it';
comment on column gap.category is 'Where in the chain from package to response something is missing';
comment on column gap.evidence is 'Ids of the evidence that a suggestion rests on';
comment on column gap.proved_by is 'The re-drill that proved it closed';

create table gap_change (
  id         bigint generated always as identity primary key,
  gap_id     bigint      not null references gap (id) on delete cascade,
  changed_at timestamptz not null,
  changed_by text        not null,
  what       text        not null
);
comment on table gap_change is 'Who changed what of a gap, and when';
create index gap_change_by_gap on gap_change (gap_id, id);
