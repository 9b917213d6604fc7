-- Whom to ask for help, and how often: what each person wishes, what is known of who answers, and who was asked.

-- A person's wishes about being asked. Without a row: three asks a week, at no time paused, not at night.
create table attention (
  person_id uuid primary key references people on delete cascade,
  weekly_limit smallint not null default 3 check (weekly_limit between 0 and 7),
  paused_until timestamptz,
  -- May be asked in the quiet hours for what a host marked as urgent.
  urgent_at_night boolean not null default false
);

create table mutes (
  person_id uuid not null references people on delete cascade,
  group_id uuid not null references groups on delete cascade,
  since timestamptz not null,
  primary key (person_id, group_id)
);
create index mutes_group on mutes (group_id);

-- Neither is ever asked for the other; only who blocked knows of it.
create table blocks (
  person_id uuid not null references people on delete cascade,
  blocked_id uuid not null references people on delete cascade,
  since timestamptz not null,
  primary key (person_id, blocked_id),
  check (person_id <> blocked_id)
);
create index blocks_blocked on blocks (blocked_id);

-- Whether somebody is still listening: how sure we were, and when.
create table listeners (
  person_id uuid primary key references people on delete cascade,
  belief real not null check (belief between 0 and 1),
  believed_at timestamptz not null,
  -- Nudges in a row that nobody answered.
  unanswered smallint not null default 0 check (unanswered >= 0),
  turned_away_at timestamptz
);

-- How often somebody said yes to a kind of help, and to how many asks that counted.
create table habits (
  person_id uuid not null references people on delete cascade,
  kind text not null,
  yes real not null default 0 check (yes >= 0),
  tries real not null default 0 check (tries >= 0),
  primary key (person_id, kind)
);

-- The same for a whole group, by kind, distance, rest and hour, and how long answers take.
create table experience (
  group_id uuid primary key references groups on delete cascade,
  counts jsonb not null
);

-- What asks for people: one row for each occasion that may ask.
create table askings (
  occasion_id uuid primary key references occasions on delete cascade,
  group_id uuid not null references groups on delete cascade,
  -- The kind of help: "need.moving".
  kind text not null,
  languages text[] not null default '{}',
  opened_at timestamptz not null,
  -- When it is looked at again; null when there is nobody left to ask, or it is full or over.
  next_at timestamptz,
  waves integer not null default 0 check (waves >= 0),
  urgent_by uuid references people on delete set null,
  urgent_at timestamptz,
  -- Neighbouring groups are asked too from then on.
  widened_at timestamptz,
  -- Why it does not fill, and when the hosts were told.
  stuck text,
  escalated_at timestamptz,
  alarmed_at timestamptz
);
create index askings_due on askings (next_at) where next_at is not null;
create index askings_group on askings (group_id, opened_at);

-- One person asked to take one slot.
create table nudges (
  id uuid primary key,
  group_id uuid not null references groups on delete cascade,
  occasion_id uuid not null references occasions on delete cascade,
  slot_id uuid not null references slots on delete cascade,
  person_id uuid not null references people on delete cascade,
  wave integer not null check (wave >= 1),
  sent_at timestamptz not null,
  -- The chance of a yes as it was believed, and what that rested on, to learn from the answer.
  chance real not null check (chance between 0 and 1),
  ask jsonb not null,
  km real,
  -- Words for why this person, true at that moment.
  reasons text[] not null,
  answer text check (answer in ('yes', 'no', 'stood_down', 'silent')),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create unique index nudges_open on nudges (occasion_id, person_id) where answer is null;
create index nudges_occasion on nudges (occasion_id, sent_at);
create index nudges_person on nudges (person_id, sent_at);
create index nudges_recent on nudges (sent_at, person_id);
create index nudges_group on nudges (group_id, sent_at);
create index nudges_slot on nudges (slot_id);
