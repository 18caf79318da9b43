-- Which registry a target's package is published to, and what was sent to registries outside this server.
alter table install_target add column registry text not null default 'built-in';
comment on column install_target.registry is 'built-in, or the id of a registry in registries.yml';

-- A row is written before the first byte leaves: whatever happens afterwards, somebody knows what to take back.
create table publication_receipt (
  id            uuid        primary key,
  exercise_id   bigint      not null references exercise (id),
  token         text        not null references install_target (token),
  registry      text        not null,
  ecosystem     text        not null,
  package_key   text        not null,
  package_name  text        not null,
  version       text        not null,
  filename      text        not null,
  sha256        text        not null,
  integrity     text        not null,
  url           text,
  remote_id     text,
  state         text        not null check (state in ('INTENDED', 'UPLOADED', 'WITHDRAWN', 'LEFT')),
  intended_at   timestamptz not null,
  changed_at    timestamptz not null,
  words         text        not null default '',
  unique (registry, ecosystem, package_key, version)
);
comment on table publication_receipt is 'One drill package sent, or about to be sent, to a registry outside';
comment on column publication_receipt.state is
  'INTENDED: perhaps sent; UPLOADED: seen there; WITHDRAWN: seen to be gone; LEFT: withdrawal was tried, it is not gone';
comment on column publication_receipt.words is 'What came of the last attempt to withdraw it, for people';
create index publication_receipt_by_exercise on publication_receipt (exercise_id);
create index publication_receipt_not_gone on publication_receipt (intended_at) where state <> 'WITHDRAWN';

create table registry_preflight (
  registry   text        primary key,
  checked_at timestamptz not null,
  passed     boolean     not null,
  words      text[]      not null
);
comment on table registry_preflight is 'The last look at each registry outside';
