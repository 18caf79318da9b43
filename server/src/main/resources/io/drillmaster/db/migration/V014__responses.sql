-- Responses are tied to exercises by the incident that they and the alerts of the same source name.
create index evidence_by_incident on evidence (source, (fact ->> 'incident')) where fact ->> 'incident' is not null;

create table response_link_key (
  only_one boolean primary key default true check (only_one),
  key      bytea   not null check (octet_length(key) = 32)
);
comment on table response_link_key is
  'Signs the links with which somebody answers an alert in one tap; made by the first server that needs it';
