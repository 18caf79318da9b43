-- Every look-up of a drill name, as it came, in batches. Evidence (V003) has one row for each name; here are all.
create table canary_hit (
  received_at   timestamptz not null,
  token         text        not null,
  phase         text        not null,
  nonce         text        not null,
  asked         text        not null,
  type          text        not null,
  source        inet        not null,
  client_subnet text,
  declared      text,
  transport     text        not null,
  packet        bytea       not null
);
comment on table canary_hit is 'Raw hits on the canary: repetitions, A beside AAAA, and tokens that nobody gave out too';
comment on column canary_hit.source is 'The resolver''s address, not the host''s';
comment on column canary_hit.client_subnet is 'EDNS Client Subnet, ADDRESS/PREFIX; null where the question had none';
create index canary_hit_by_token on canary_hit (token, received_at);

create table canary_token (
  token    text        primary key,
  hits     bigint      not null,
  dropped  bigint      not null,
  first_at timestamptz not null,
  last_at  timestamptz not null
);
comment on table canary_token is 'How often each token was asked for';
comment on column canary_token.token is 'Empty: of too many tokens to count each';
comment on column canary_token.dropped is 'Answered and counted, but not in canary_hit: there was no room';

create table canary_lookup (
  token    text        not null,
  phase    text        not null,
  nonce    text        not null,
  declared boolean     not null,
  first_at timestamptz not null,
  issued   boolean     not null,
  primary key (token, phase, nonce, declared)
);
comment on table canary_lookup is 'Which names have a row of evidence, and the earliest time that one says';
comment on column canary_lookup.issued is 'The token was an install target''s; all others share one allowance a minute';
create index canary_lookup_of_issued on canary_lookup (token, first_at) where issued;
create index canary_lookup_of_strangers on canary_lookup (first_at) where not issued;

create table canary_batch (
  id uuid primary key
);
comment on table canary_batch is
  'Batches of hits that are in the database and perhaps still in a server''s file: what makes handing over twice harmless';
