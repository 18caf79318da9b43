-- Sessions of tabletops. What happened in one is an append-only list of events, from which everything is computed; the
-- columns of tabletop that repeat some of it are there for lists.
create table tabletop (
  id bigint generated always as identity primary key,
  title text not null,
  msel_id text not null,
  msel_version integer not null,
  msel jsonb not null,
  code text unique,
  phase text not null default 'DRAFT',
  last_seq bigint not null default 0,
  created_by text not null,
  created_at timestamptz not null
);
comment on column tabletop.msel is 'Events list as it stood when the session was made; never changed';
comment on column tabletop.code is 'By which people come in; null once the session is closed';

create table tabletop_event (
  tabletop_id bigint not null references tabletop,
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor text not null,
  event jsonb not null,
  request text,
  primary key (tabletop_id, seq)
);
create unique index tabletop_event_once on tabletop_event (tabletop_id, actor, request) where request is not null;
comment on column tabletop_event.request is 'Key of the request that asked for it, so that asking twice does it once';

create function tabletop_event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the events of a tabletop are append-only: % refused', tg_op;
end $$;
create trigger tabletop_event_is_append_only before update or delete on tabletop_event
  for each row execute function tabletop_event_is_append_only();

create table tabletop_person (
  tabletop_id bigint not null references tabletop,
  person text not null,
  token_hash text not null unique,
  seen_at timestamptz not null,
  connected boolean not null default false,
  primary key (tabletop_id, person)
);
comment on column tabletop_person.token_hash is 'SHA-256 of what their browser keeps; it lets them come back as the same person';
