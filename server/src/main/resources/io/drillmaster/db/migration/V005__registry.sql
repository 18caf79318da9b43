-- The built-in registry. A file is either a drill package (it has a token, and every fetch of it is evidence) or was
-- uploaded by a client with an exercise's token: background packages that a drill needs. Rows stay when a file is
-- withdrawn: clients cache by name and version, so neither is used twice, unless somebody says so (generation).
create table registry_package (
  ecosystem    text   not null,
  package_key  text   not null,
  package_name text   not null,
  revision     bigint not null,
  primary key (ecosystem, package_key)
);
comment on table registry_package is 'Every name that this registry ever had; none is ever looked for upstream again';
comment on column registry_package.package_key is 'Normalised name (PEP 503 for PyPI)';
comment on column registry_package.package_name is 'As first published';
comment on column registry_package.revision is 'Grows with every change of the package: npm''s _rev, and what caches go by';

create table registry_file (
  id            bigint generated always as identity primary key,
  ecosystem     text        not null,
  package_key   text        not null,
  package_name  text        not null,
  version       text        not null,
  version_key   text        not null,
  slot          text        not null,
  generation    integer     not null,
  filename      text        not null,
  size          bigint      not null,
  sha256        text        not null,
  sha1          text        not null,
  integrity     text        not null,
  metadata      text        not null,
  content       bytea       not null,
  token         text        unique references install_target (token),
  exercise_id   bigint      not null references exercise (id),
  uploaded_at   timestamptz not null,
  upload_time   timestamptz not null,
  yanked        text,
  deprecated    text,
  withdrawn_at  timestamptz,
  foreign key (ecosystem, package_key) references registry_package (ecosystem, package_key),
  constraint registry_file_once unique (ecosystem, package_key, version_key, slot, generation),
  constraint registry_file_name_once unique (ecosystem, package_key, filename, generation)
);
alter table registry_file alter column content set storage external; -- archives are compressed already
create unique index registry_file_live on registry_file (ecosystem, package_key, version_key, slot)
  where withdrawn_at is null;
create index registry_file_by_exercise on registry_file (exercise_id);
comment on column registry_file.version_key is 'The form in which versions are the same: 1.0 and 1.0.0 on PyPI';
comment on column registry_file.slot is 'What a version has one of: a source distribution, a wheel of each kind, a tarball';
comment on column registry_file.generation is '0; one more for each deliberate republication with other bytes';
comment on column registry_file.token is 'The install target''s; null for files that a client uploaded';
comment on column registry_file.uploaded_at is 'When it was published, by our clock';
comment on column registry_file.upload_time is 'What clients are told: the same, unless a drill of an age gate sets it';
comment on column registry_file.yanked is 'Reason of the yank (PEP 592), possibly empty; null when not yanked';
comment on column registry_file.deprecated is 'npm''s deprecation text; null when there is none';
comment on column registry_file.withdrawn_at is 'From then on the registry answers 404 for it';

create table registry_dist_tag (
  ecosystem   text   not null,
  package_key text   not null,
  exercise_id bigint not null references exercise (id),
  tag         text   not null,
  version     text   not null,
  primary key (ecosystem, package_key, exercise_id, tag),
  foreign key (ecosystem, package_key) references registry_package (ecosystem, package_key)
);
comment on table registry_dist_tag is 'npm''s names for versions, such as latest; each exercise has its own';

-- Only the SHA-256 of a secret is stored: whoever reads the database cannot use it.
create table registry_token (
  id           bigint generated always as identity primary key,
  exercise_id  bigint      not null references exercise (id),
  secret_hash  text        not null unique,
  rights       text        not null check (rights in ('READ', 'UPLOAD')),
  republish    boolean     not null check (not republish or rights = 'UPLOAD'),
  created_by   text        not null,
  created_at   timestamptz not null,
  withdrawn_at timestamptz
);
create index registry_token_by_exercise on registry_token (exercise_id);
comment on column registry_token.republish is 'Whether an upload may replace the bytes of a version';
