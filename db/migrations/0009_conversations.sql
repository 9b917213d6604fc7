-- Conversations of those who take part in something. What they write is sealed under keys of their own, which are wrapped
-- by a key that lies outside the database: this database and its dumps alone tell nothing of it.
create table conversations (
  id uuid primary key,
  group_id uuid not null references groups on delete cascade,
  -- What it is about: a call, and whatever else people take part in.
  kind text not null check (kind ~ '^[a-z]{1,20}$'),
  subject_id uuid not null,
  -- Of two people alone, the lower id first; otherwise of all who take part.
  of_two boolean not null,
  one_id uuid references people on delete set null,
  other_id uuid references people on delete set null,
  -- The key of its messages, wrapped by the server's key of that id.
  key_id text not null,
  wrapped_key bytea not null check (length(wrapped_key) = 60),
  -- The number of the newest message.
  last_number integer not null default 0,
  delete_after timestamptz not null,
  created_at timestamptz not null,
  check (of_two or (one_id is null and other_id is null)),
  check (one_id < other_id)
);
create unique index conversations_of_all on conversations (kind, subject_id) where not of_two;
create unique index conversations_of_two on conversations (kind, subject_id, one_id, other_id) where of_two;
create index conversations_group on conversations (group_id);
create index conversations_one on conversations (one_id);
create index conversations_other on conversations (other_id);
create index conversations_due on conversations (delete_after);

create table messages (
  id uuid primary key,
  conversation_id uuid not null references conversations on delete cascade,
  group_id uuid not null references groups on delete cascade,
  number integer not null,
  author_id uuid not null references people on delete cascade,
  -- Text and its language (AES-256-GCM, bound to conversation and message). Null: taken back.
  sealed bytea check (length(sealed) <= 20000),
  -- A picture, sealed the same way.
  sealed_photo bytea check (length(sealed_photo) <= 1000000),
  photo_width smallint,
  photo_height smallint,
  created_at timestamptz not null,
  check (sealed is not null or sealed_photo is null),
  check ((sealed_photo is null) = (photo_width is null) and (sealed_photo is null) = (photo_height is null)),
  unique (conversation_id, number)
);
create index messages_author on messages (author_id, created_at);
create index messages_group on messages (group_id);

create table readings (
  conversation_id uuid not null references conversations on delete cascade,
  person_id uuid not null references people on delete cascade,
  -- The newest message they have seen.
  number integer not null default 0,
  -- When they last had it before them.
  seen_at timestamptz not null,
  primary key (conversation_id, person_id)
);
create index readings_person on readings (person_id);

-- What somebody told the hosts about others: only what they chose to tell.
create table reports (
  id uuid primary key,
  group_id uuid not null references groups on delete cascade,
  reporter_id uuid references people on delete set null,
  about text not null check (about in ('message')),
  -- The conversation the messages stand in.
  subject_id uuid not null,
  reason text not null check (length(reason) <= 600),
  state text not null default 'open' check (state in ('open', 'closed')),
  created_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid references people on delete set null,
  check ((state = 'closed') = (closed_at is not null))
);
create index reports_group on reports (group_id, created_at);
create index reports_reporter on reports (reporter_id);
create index reports_closed_by on reports (closed_by);

create table reported_texts (
  report_id uuid not null references reports on delete cascade,
  position smallint not null,
  author_id uuid references people on delete set null,
  body text not null check (length(body) <= 2000),
  had_photo boolean not null,
  written_at timestamptz not null,
  primary key (report_id, position)
);
create index reported_texts_author on reported_texts (author_id);

-- Two hosts opening a conversation together, for a day. Those concerned are told, and see it as long as it exists.
create table openings (
  id uuid primary key,
  conversation_id uuid not null references conversations on delete cascade,
  group_id uuid not null references groups on delete cascade,
  report_id uuid references reports on delete set null,
  asked_by uuid references people on delete set null,
  reason text not null check (length(reason) <= 600),
  asked_at timestamptz not null,
  approved_by uuid references people on delete set null,
  approved_at timestamptz,
  ends_at timestamptz,
  check (approved_by <> asked_by),
  check ((approved_at is null) = (ends_at is null))
);
create unique index openings_asked on openings (report_id) where approved_at is null;
create index openings_conversation on openings (conversation_id);
create index openings_group on openings (group_id);
create index openings_report on openings (report_id);
create index openings_asked_by on openings (asked_by);
create index openings_approved_by on openings (approved_by);
