create table account (
  id            bigint generated always as identity primary key,
  login         text        not null,
  name          text        not null,
  role          text        not null check (role in ('ADMINISTRATOR', 'MEMBER', 'VIEWER')),
  password_hash text        not null,
  active        boolean     not null default true,
  created_at    timestamptz not null,
  last_sign_in  timestamptz
);
create unique index account_by_login on account (lower(login));
comment on column account.password_hash is 'Argon2id with its parameters and salt';

-- Secrets below are stored as SHA-256 only: whoever reads the database cannot use them.
create table session (
  id          bigint generated always as identity unique,
  secret_hash text primary key,
  account_id  bigint      not null references account (id),
  csrf        text        not null,
  user_agent  text        not null default '',
  created_at  timestamptz not null,
  last_seen   timestamptz not null,
  expires_at  timestamptz not null
);
create index session_by_account on session (account_id);

create table setup_link (
  secret_hash text primary key,
  expires_at  timestamptz not null,
  used_at     timestamptz
);

create table invitation (
  id          bigint generated always as identity primary key,
  secret_hash text        not null unique,
  name        text        not null,
  role        text        not null check (role in ('ADMINISTRATOR', 'MEMBER', 'VIEWER')),
  invited_by  text        not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);

-- Failed sign-ins, to slow guessing down; rows older than an hour are of no use.
create table failed_sign_in (
  login     text        not null,
  failed_at timestamptz not null
);
create index failed_sign_in_by_login on failed_sign_in (login, failed_at);
