-- Tabletops that people wrote or changed. A version is never changed: who undoes something saves the older text as a new
-- one, so that whatever a session was played from can still be read.
create table msel_version (
  msel_id  text        not null,
  version  integer     not null check (version > 0),
  title    text        not null,
  yaml     text        not null,
  saved_by text        not null,
  saved_at timestamptz not null,
  note     text        not null,
  primary key (msel_id, version)
);
comment on table msel_version is 'Versions of tabletops; the latest one is in use, in place of a shipped one of the same id';
comment on column msel_version.yaml is 'The file as its author wrote it, with this version in it';
comment on column msel_version.note is 'What was changed, as its author says; may be empty';

create function msel_version_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'versions of tabletops are append-only: % refused', tg_op;
end $$;
create trigger msel_version_is_append_only before update or delete on msel_version
  for each row execute function msel_version_is_append_only();
