-- What lists and consoles ask of the people in a room, answered without reading all that happened in it.
alter table tabletop_person add column sent_out boolean not null default false;
comment on column tabletop_person.sent_out is 'They were sent out, and do not come back with what their browser keeps';
update tabletop_person person set sent_out = true
  from tabletop_event sent
  where sent.tabletop_id = person.tabletop_id
    and sent.event ->> 'event' = 'REMOVED'
    and sent.event ->> 'person' = person.person;

alter table tabletop_person add column writing_at timestamptz;
comment on column tabletop_person.writing_at is 'When their browser last said that they are writing, and never what; null when it did not';
