-- What an administrator sets on a source's own page, and what came of its last deliveries.
alter table alert_source
  add column previous_secret       text,
  add column previous_secret_until timestamptz,
  add column mapping               jsonb,
  add column client_subject        text,
  add constraint previous_secret_ends check ((previous_secret is null) = (previous_secret_until is null));
comment on column alert_source.previous_secret is 'Taken besides secret until previous_secret_until, while the other side is changed';
comment on column alert_source.mapping is 'Where the fields of an alert are in this source''s payloads: JSONPath by field';
comment on column alert_source.client_subject is 'Subject of the client certificate that a trusted proxy has to name; null: none is asked for';

create table alert_source_delivery (
  id              bigint      generated always as identity primary key,
  alert_source_id bigint      not null references alert_source (id),
  received_at     timestamptz not null,
  status          integer     not null,
  told            text        not null,
  evidence        uuid
);
comment on table alert_source_delivery is
  'The last twenty deliveries of each source, for the page that shows whether it works. Evidence does not depend on it';
comment on column alert_source_delivery.told is 'What was read, or why nothing was';
comment on column alert_source_delivery.evidence is 'The first row that was kept of it';
create index alert_source_delivery_latest on alert_source_delivery (alert_source_id, id desc);
