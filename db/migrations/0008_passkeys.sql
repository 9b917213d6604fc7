-- Who is who: passkeys, a second device, help from two hosts for somebody who lost everything, and short sessions.

create table passkeys (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
  -- COSE, as the authenticator gave it.
  public_key bytea not null,
  counter bigint not null default 0 check (counter >= 0),
  transports text[] not null default '{}',
  -- The backup flags (WebAuthn 3, 6.1.3): whether other devices of the person may hold it too, and whether they do.
  may_back_up boolean not null,
  backed_up boolean not null,
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null,
  used_on date
);
create index passkeys_person on passkeys (person_id);

alter table sessions
  -- The passkey it was opened with, or that was made in it.
  add column passkey_id uuid references passkeys on delete set null,
  -- On somebody else's phone: ends by itself after two hours.
  add column short boolean not null default false;
create index sessions_passkey on sessions (passkey_id) where passkey_id is not null;

-- What a browser has to sign, once, within minutes, in the visit it was given to.
create table challenges (
  session_id uuid not null references sessions on delete cascade,
  purpose text not null check (purpose in ('add', 'sign_in')),
  challenge bytea not null,
  ends_at timestamptz not null,
  primary key (session_id, purpose)
);

-- A link that signs somebody in on another device, once.
create table handovers (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  token_hash bytea not null unique,
  -- The device that shows it; null when hosts help somebody who has none left.
  session_id uuid references sessions on delete cascade,
  -- Whoever lost everything begins anew: a new code, all passkeys and sessions gone.
  anew boolean not null default false,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index handovers_person on handovers (person_id);
create index handovers_session on handovers (session_id);

-- Two hosts help a member back in: one begins, another confirms, a day passes.
create table recoveries (
  id uuid primary key,
  group_id uuid not null references groups on delete cascade,
  person_id uuid not null references people on delete cascade,
  begun_by uuid references people on delete set null,
  begun_at timestamptz not null,
  confirmed_by uuid references people on delete set null,
  confirmed_at timestamptz,
  ready_at timestamptz,
  handover_id uuid references handovers on delete set null,
  ended_at timestamptz,
  outcome text check (outcome in ('stopped', 'called_off', 'used', 'lapsed')),
  check ((outcome is null) = (ended_at is null)),
  check ((ready_at is null) = (confirmed_at is null)),
  check (begun_by <> confirmed_by)
);
create unique index recoveries_open on recoveries (person_id) where outcome is null;
create index recoveries_person on recoveries (person_id, begun_at);
create index recoveries_group on recoveries (group_id, begun_at);
create index recoveries_begun on recoveries (begun_by, begun_at);

-- Since when somebody hosts; null where it is not known: since they are a member.
alter table memberships add column host_since timestamptz;
