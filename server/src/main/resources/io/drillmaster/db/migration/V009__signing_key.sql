-- What proves that a drill package is ours: the keys, and what was signed with them. The servers of one database share
-- a key; one that brings its own only registers the public half.
create table signing_key (
  key_id      text        primary key,
  public_key  text        not null,
  private_key text,
  created_at  timestamptz not null,
  retired_at  timestamptz,
  check (retired_at is null or private_key is null)
);
comment on table signing_key is 'Ed25519 keys. Public halves stay for ever: packages signed with them are still about';
comment on column signing_key.key_id is 'SHA-256 of the SubjectPublicKeyInfo, hex; the keyid in signed statements';
comment on column signing_key.private_key is 'PKCS#8 as PEM; null when it is in a file of the operator, and erased on rotation';
create unique index signing_key_in_use on signing_key ((true)) where private_key is not null;

create table drill_attestation (
  token      text        not null references install_target (token),
  sha256     text        not null,
  sha1       text        not null,
  integrity  text        not null,
  filename   text        not null,
  manifest   bytea       not null,
  provenance bytea       not null,
  sbom       bytea       not null,
  key_id     text        not null references signing_key (key_id),
  expires_at timestamptz not null,
  signed_at  timestamptz not null,
  primary key (token, sha256)
);
comment on table drill_attestation is 'What was signed about each archive that was published, wherever it was published to';
comment on column drill_attestation.manifest is 'DSSE envelope; handed out byte for byte, or it would not verify';
comment on column drill_attestation.expires_at is 'From then on the hook does nothing';
create unique index drill_attestation_by_sha256 on drill_attestation (sha256);
create index drill_attestation_by_sha1 on drill_attestation (sha1);
create index drill_attestation_by_integrity on drill_attestation (integrity);
create index drill_attestation_by_filename on drill_attestation (filename);
