-- People, groups, occasions and what stands on them: the whole first schema.
create extension if not exists btree_gist;

create table instance (
  "only" boolean primary key default true check ("only"),
  world text not null check (world in ('denmark', 'empty')),
  created_at timestamptz not null,
  -- The demo world keeps its own morning: what to add to the real clock. Always zero in a real instance.
  clock_offset_ms bigint not null default 0,
  clock_at timestamptz,
  first_host_hash bytea,
  check (world = 'denmark' or (clock_offset_ms = 0 and clock_at is null))
);

create table organisations (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  kind text not null check (kind in ('network', 'ngo', 'public', 'sport', 'company'))
);

create table people (
  id uuid primary key,
  name text not null check (length(name) between 1 and 60),
  -- The language pages and messages are written in; `speaks` are those the person can talk in.
  lang text not null,
  speaks text[] not null default '{}',
  place_id text,
  lat real, lon real,
  skills text[] not null default '{}',
  -- 21 bits, Monday morning first, three parts a day.
  free_week integer not null default 0 check (free_week between 0 and 2097151),
  email text check (length(email) <= 254),
  code_lookup text unique check (code_lookup ~ '^[0-9]{8}$'),
  code_hash bytea,
  code_failures smallint not null default 0,
  code_locked_until timestamptz,
  created_at timestamptz not null
);

create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid references people on delete cascade,
  lang text,
  label text not null default '',
  created_at timestamptz not null,
  seen_on date not null,
  ends_at timestamptz not null
);
create index sessions_person on sessions (person_id);

create table groups (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
  name text not null,
  kind text not null check (kind in ('city', 'centre', 'shop', 'club', 'cafe')),
  organisation_id uuid references organisations,
  place_id text not null,
  lat real not null, lon real not null,
  zone text not null default 'Europe/Copenhagen',
  member_count integer not null default 0 check (member_count >= 0),
  closed_until timestamptz,
  created_at timestamptz not null
);
create index groups_organisation on groups (organisation_id);

create table memberships (
  group_id uuid not null references groups on delete cascade,
  person_id uuid not null references people on delete cascade,
  role text not null default 'member' check (role in ('member', 'host')),
  since timestamptz not null,
  -- Known here: vouched for by a host, or completed something that somebody known confirmed.
  known_since timestamptz,
  vouched_by uuid references people on delete set null,
  primary key (group_id, person_id)
);
create index memberships_person on memberships (person_id);
create index memberships_hosts on memberships (group_id) where role = 'host';

create table occasions (
  id uuid primary key,
  group_id uuid not null references groups on delete cascade,
  kind text not null check (kind in ('call')),
  owner_id uuid references people on delete set null,
  starts_at timestamptz,
  ends_at timestamptz,
  -- The same moments as said to people, on the wall clock of `zone`.
  starts_local timestamp,
  ends_local timestamp,
  zone text not null default 'Europe/Copenhagen',
  expires_at timestamptz not null,
  remote boolean not null default false,
  place_id text not null,
  area text not null,
  lat real not null, lon real not null,
  meeting_point text not null default '',
  -- Until then those who want a place stand in line; then the line is served fairly. Null: first come.
  allocate_at timestamptz,
  allocated_at timestamptz,
  published_at timestamptz not null,
  cancelled_at timestamptz,
  closed_at timestamptz,
  removed_at timestamptz,
  removed_by uuid references people on delete set null,
  removed_reason text,
  version integer not null default 1,
  check (ends_at is null or starts_at is not null),
  check (ends_at > starts_at),
  check ((starts_at is null) = (starts_local is null)),
  check ((removed_at is null) = (removed_reason is null))
);
create index occasions_board on occasions (group_id, expires_at)
  where cancelled_at is null and removed_at is null and closed_at is null;
create index occasions_owner on occasions (owner_id);
create index occasions_recent on occasions (group_id, published_at);

create table slots (
  id uuid primary key,
  occasion_id uuid not null references occasions on delete cascade,
  group_id uuid not null references groups on delete cascade,
  position smallint not null,
  role text not null,
  needs text[] not null default '{}',
  places integer not null check (places between 1 and 500),
  -- Places held: claimed, arrived and offered claims.
  taken integer not null default 0,
  check (taken between 0 and places),
  unique (occasion_id, position)
);

create table claims (
  id uuid primary key,
  slot_id uuid not null references slots on delete cascade,
  occasion_id uuid not null references occasions on delete cascade,
  group_id uuid not null references groups on delete cascade,
  person_id uuid not null references people on delete cascade,
  state text not null check (state in ('waiting', 'offered', 'claimed', 'arrived', 'released', 'missed')),
  -- The time this claim fills for its person; null for what can be done from anywhere or has no time.
  during tstzrange,
  created_at timestamptz not null,
  claimed_at timestamptz,
  offered_until timestamptz,
  on_way_at timestamptz,
  arrived_at timestamptz,
  released_at timestamptz,
  release_reason text check (release_reason in ('ill', 'work', 'transport', 'family', 'mistake', 'passed', 'lapsed', 'other', 'cancelled')),
  late boolean not null default false,
  confirmed_at timestamptz,
  confirmed_by uuid references people on delete set null,
  outcome text check (outcome in ('done', 'missed', 'not_needed')),
  outcome_at timestamptz,
  helper_outcome text check (helper_outcome in ('done', 'missed', 'not_needed')),
  thanked_at timestamptz,
  -- "Stay in touch?": told to either only when both are true.
  owner_tie boolean,
  person_tie boolean,
  check ((state = 'offered') = (offered_until is not null)),
  constraint claims_no_two_places exclude using gist (person_id with =, during with &&)
    where (state in ('claimed', 'arrived'))
);
create unique index claims_one_live on claims (occasion_id, person_id)
  where state in ('waiting', 'offered', 'claimed', 'arrived');
create index claims_slot on claims (slot_id, created_at) where state in ('waiting', 'offered');
create index claims_person on claims (person_id, created_at);
create index claims_group on claims (group_id);

create table addresses (
  occasion_id uuid primary key references occasions on delete cascade,
  group_id uuid not null references groups on delete cascade,
  exact text not null check (length(exact) between 1 and 300),
  delete_after timestamptz not null
);
create index addresses_due on addresses (delete_after);

create table photos (
  id uuid primary key,
  group_id uuid not null references groups on delete cascade,
  width integer not null, height integer not null,
  bytes bytea not null,
  created_at timestamptz not null
);

create table calls (
  id uuid primary key references occasions on delete cascade,
  group_id uuid not null references groups on delete cascade,
  direction text not null check (direction in ('need', 'offer')),
  category text not null,
  timing text not null check (timing in ('now', 'today', 'date', 'flexible')),
  party integer not null default 1 check (party between 1 and 500),
  languages text[] not null default '{}',
  -- What helpers must know, as choices: 'third_floor', 'no_lift', 'women_only', 'children' ...
  details text[] not null default '{}',
  note text not null default '' check (length(note) <= 600),
  note_lang text,
  photo_id uuid references photos on delete set null,
  -- Asked for somebody else: how that person's consent was given, and when it was recorded.
  on_behalf boolean not null default false,
  consent text check (consent in ('said', 'written', 'guardian')),
  consent_at timestamptz,
  urgent boolean not null default false,
  check (not on_behalf or (consent is not null and consent_at is not null))
);
create index calls_group on calls (group_id);
create index calls_photo on calls (photo_id);

create table drafts (
  id uuid primary key,
  session_id uuid not null references sessions on delete cascade,
  person_id uuid references people on delete cascade,
  group_id uuid not null references groups on delete cascade,
  -- The published call this draft will change; null for a new one.
  call_id uuid references calls on delete cascade,
  fields jsonb not null default '{}',
  photo_id uuid references photos on delete set null,
  updated_at timestamptz not null
);
create index drafts_person on drafts (person_id);
create index drafts_session on drafts (session_id);

create table posts (
  id uuid primary key,
  group_id uuid not null references groups on delete cascade,
  -- Null: a question to the whole group.
  occasion_id uuid references occasions on delete cascade,
  -- Null: a question; otherwise the question this answers.
  question_id uuid references posts on delete cascade,
  author_id uuid references people on delete set null,
  body text not null check (length(body) between 1 and 600),
  lang text not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  removed_reason text
);
create index posts_thread on posts (group_id, occasion_id, created_at);
create index posts_question on posts (question_id);

create table notices (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  group_id uuid references groups on delete cascade,
  occasion_id uuid references occasions on delete cascade,
  kind text not null,
  -- Facts for the sentence, never the sentence: it is said in the reader's language when read.
  facts jsonb not null default '{}',
  -- The same event told twice is one notice.
  dedup text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz,
  unique (person_id, dedup)
);
create index notices_person on notices (person_id, created_at desc);
create index notices_unread on notices (person_id) where read_at is null;
