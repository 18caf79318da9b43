-- What somebody has changed of a tabletop and not saved as a version yet. Every change is a row with the whole text, so that
-- taking one back is removing a row, and nothing has to be told apart.
create table msel_draft (
  person       text        not null,
  msel_id      text        not null,
  revision     integer     not null check (revision > 0),
  base_version integer     not null check (base_version >= 0),
  yaml         text,
  did          text        not null,
  changed_at   timestamptz not null,
  primary key (person, msel_id, revision)
);
comment on table msel_draft is 'Drafts of tabletops, one a person and tabletop; the latest revision counts';
comment on column msel_draft.person is 'Account name of whoever writes it';
comment on column msel_draft.base_version is 'Version of the tabletop that it was begun from; 0 for one that is not saved yet';
comment on column msel_draft.yaml is 'The whole text, which may still have errors; null when this step threw the draft away';
comment on column msel_draft.did is 'What this step changed, as its author reads it';
