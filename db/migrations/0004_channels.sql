-- How notices leave the house: each person's order of channels, where they can be reached, and what went out.

-- What somebody wishes. Without a row: push messages first, then e-mail, then SMS, and a digest of what can wait.
create table reach (
  person_id uuid primary key references people on delete cascade,
  channels text[] not null default '{push,email,sms}'
    check (channels @> '{push,email,sms}' and cardinality(channels) = 3),
  off text[] not null default '{}' check (off <@ '{push,email,sms}'),
  -- Those that take nothing any more, until the person gives another address or tries again.
  dead text[] not null default '{}' check (dead <@ '{push,email,sms}'),
  digest boolean not null default true
);

-- A signed-in browser that takes push messages (RFC 8030). It ends with its session.
create table devices (
  session_id uuid primary key references sessions on delete cascade,
  person_id uuid not null references people on delete cascade,
  endpoint text not null unique check (length(endpoint) <= 1000),
  -- Its keys, as base64url (RFC 8291).
  p256dh text not null,
  auth text not null
);
create index devices_person on devices (person_id);

-- A number for SMS. It counts once it is proven: by a code that was sent to it and typed in.
create table phones (
  person_id uuid primary key references people on delete cascade,
  -- E.164. Null: taken back; the row stays a day, so that nobody has codes sent again and again.
  number text check (number ~ '^\+[0-9]{8,15}$'),
  -- In each message, for whoever gets it: the address that stops them.
  handle text unique,
  proven_at timestamptz,
  -- The code that was sent last, as a mark only this instance can make; until when it holds; how often it was typed.
  code_mark text,
  code_until timestamptz,
  tries smallint not null default 0,
  -- How many codes were sent since.
  codes smallint not null default 0,
  codes_since timestamptz not null,
  check ((number is null) = (handle is null)),
  check (proven_at is null or number is not null)
);
create index phones_number on phones (number);

-- That a notice went out, and by which channel. Who adds the row sends the message.
create table deliveries (
  notice_id uuid primary key references notices on delete cascade,
  group_id uuid references groups on delete cascade,
  channel text not null check (channel in ('push', 'email', 'sms')),
  sent_at timestamptz not null
);
create index deliveries_sent on deliveries (channel, sent_at);
create index deliveries_group on deliveries (group_id, sent_at);

insert into deliveries (notice_id, group_id, channel, sent_at)
  select id, group_id, 'email', mailed_at from notices where mailed_at is not null;
alter table notices drop column mailed_at;

-- Letters that wait in the queue are delivered by the task that took the place of the old one.
do $$
begin
  if to_regclass('graphile_worker._private_tasks') is not null then
    update graphile_worker._private_tasks set identifier = 'deliveries.send' where identifier = 'notices.mail';
  end if;
end
$$;
