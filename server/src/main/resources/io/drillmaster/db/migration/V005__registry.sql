-- Drill packages in the built-in registry. A (package, version) is never used twice, not even after withdrawal: clients
-- cache by it.
create table registry_file (
  ecosystem     text        not null,
  package_key   text        not null,
  package_name  text        not null,
  version       text        not null,
  filename      text        not null,
  sha256        text        not null,
  sha1          text        not null,
  integrity     text        not null,
  metadata      text        not null,
  content       bytea       not null,
  token         text        not null unique references install_target (token),
  exercise_id   bigint      not null references exercise (id),
  uploaded_at   timestamptz not null,
  withdrawn_at  timestamptz,
  primary key (ecosystem, package_key, version)
);
comment on column registry_file.package_key is 'Normalised name (PEP 503 for PyPI)';
comment on column registry_file.withdrawn_at is 'From then on the registry answers 404 for it';
create index registry_file_by_exercise on registry_file (exercise_id);
