create table alert_source (
  id         bigint generated always as identity primary key,
  kind       text        not null,
  name       text        not null,
  key_hash   text        not null unique,
  secret     text,
  created_by text        not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  last_seen  timestamptz,
  stand_in   boolean     not null default false
);
comment on column alert_source.key_hash is 'SHA-256 of the key in the webhook address; the key itself is shown once';
comment on column alert_source.secret is 'Shared secret of signing sources; kept readable, because HMAC needs it';
