-- What all of db/migrations make together. Generated: bin/check --mend

create extension btree_gist;

create table addresses (
  occasion_id uuid not null,
  group_id uuid not null,
  exact text not null,
  delete_after timestamp with time zone not null,
  constraint addresses_pkey PRIMARY KEY (occasion_id),
  constraint addresses_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint addresses_occasion_id_fkey FOREIGN KEY (occasion_id) REFERENCES occasions(id) ON DELETE CASCADE,
  constraint addresses_exact_check CHECK (((length(exact) >= 1) AND (length(exact) <= 300)))
);
create index addresses_due ON addresses USING btree (delete_after);

create table calls (
  id uuid not null,
  group_id uuid not null,
  direction text not null,
  category text not null,
  timing text not null,
  party integer not null default 1,
  languages text[] not null default '{}'::text[],
  details text[] not null default '{}'::text[],
  note text not null default ''::text,
  note_lang text,
  photo_id uuid,
  on_behalf boolean not null default false,
  consent text,
  consent_at timestamp with time zone,
  urgent boolean not null default false,
  constraint calls_pkey PRIMARY KEY (id),
  constraint calls_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint calls_id_fkey FOREIGN KEY (id) REFERENCES occasions(id) ON DELETE CASCADE,
  constraint calls_photo_id_fkey FOREIGN KEY (photo_id) REFERENCES photos(id) ON DELETE SET NULL,
  constraint calls_check CHECK (((NOT on_behalf) OR ((consent IS NOT NULL) AND (consent_at IS NOT NULL)))),
  constraint calls_consent_check CHECK ((consent = ANY (ARRAY['said'::text, 'written'::text, 'guardian'::text]))),
  constraint calls_direction_check CHECK ((direction = ANY (ARRAY['need'::text, 'offer'::text]))),
  constraint calls_note_check CHECK ((length(note) <= 600)),
  constraint calls_party_check CHECK (((party >= 1) AND (party <= 500))),
  constraint calls_timing_check CHECK ((timing = ANY (ARRAY['now'::text, 'today'::text, 'date'::text, 'flexible'::text])))
);
create index calls_group ON calls USING btree (group_id);
create index calls_photo ON calls USING btree (photo_id);

create table claims (
  id uuid not null,
  slot_id uuid not null,
  occasion_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  state text not null,
  during tstzrange,
  created_at timestamp with time zone not null,
  claimed_at timestamp with time zone,
  offered_until timestamp with time zone,
  on_way_at timestamp with time zone,
  arrived_at timestamp with time zone,
  released_at timestamp with time zone,
  release_reason text,
  late boolean not null default false,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  outcome text,
  outcome_at timestamp with time zone,
  helper_outcome text,
  thanked_at timestamp with time zone,
  owner_tie boolean,
  person_tie boolean,
  constraint claims_pkey PRIMARY KEY (id),
  constraint claims_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint claims_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint claims_occasion_id_fkey FOREIGN KEY (occasion_id) REFERENCES occasions(id) ON DELETE CASCADE,
  constraint claims_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint claims_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES slots(id) ON DELETE CASCADE,
  constraint claims_check CHECK (((state = 'offered'::text) = (offered_until IS NOT NULL))),
  constraint claims_helper_outcome_check CHECK ((helper_outcome = ANY (ARRAY['done'::text, 'missed'::text, 'not_needed'::text]))),
  constraint claims_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'missed'::text, 'not_needed'::text]))),
  constraint claims_release_reason_check CHECK ((release_reason = ANY (ARRAY['ill'::text, 'work'::text, 'transport'::text, 'family'::text, 'mistake'::text, 'passed'::text, 'lapsed'::text, 'other'::text, 'cancelled'::text]))),
  constraint claims_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'claimed'::text, 'arrived'::text, 'released'::text, 'missed'::text]))),
  constraint claims_no_two_places EXCLUDE USING gist (person_id WITH =, during WITH &&) WHERE ((state = ANY (ARRAY['claimed'::text, 'arrived'::text])))
);
create index claims_group ON claims USING btree (group_id);
create UNIQUE index claims_one_live ON claims USING btree (occasion_id, person_id) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text, 'claimed'::text, 'arrived'::text]));
create index claims_person ON claims USING btree (person_id, created_at);
create index claims_slot ON claims USING btree (slot_id, created_at) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]));

create table drafts (
  id uuid not null,
  session_id uuid not null,
  person_id uuid,
  group_id uuid not null,
  call_id uuid,
  fields jsonb not null default '{}'::jsonb,
  photo_id uuid,
  updated_at timestamp with time zone not null,
  constraint drafts_pkey PRIMARY KEY (id),
  constraint drafts_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id) ON DELETE CASCADE,
  constraint drafts_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint drafts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint drafts_photo_id_fkey FOREIGN KEY (photo_id) REFERENCES photos(id) ON DELETE SET NULL,
  constraint drafts_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);
create index drafts_person ON drafts USING btree (person_id);
create index drafts_session ON drafts USING btree (session_id);

create table groups (
  id uuid not null,
  slug text not null,
  name text not null,
  kind text not null,
  organisation_id uuid,
  place_id text not null,
  lat real not null,
  lon real not null,
  zone text not null default 'Europe/Copenhagen'::text,
  member_count integer not null default 0,
  closed_until timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint groups_pkey PRIMARY KEY (id),
  constraint groups_slug_key UNIQUE (slug),
  constraint groups_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint groups_kind_check CHECK ((kind = ANY (ARRAY['city'::text, 'centre'::text, 'shop'::text, 'club'::text, 'cafe'::text]))),
  constraint groups_member_count_check CHECK ((member_count >= 0)),
  constraint groups_slug_check CHECK ((slug ~ '^[a-z0-9-]{1,80}$'::text))
);
create index groups_organisation ON groups USING btree (organisation_id);

create table instance (
  only boolean not null default true,
  world text not null,
  created_at timestamp with time zone not null,
  clock_offset_ms bigint not null default 0,
  clock_at timestamp with time zone,
  first_host_hash bytea,
  secret bytea not null default sha256((uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))),
  constraint instance_pkey PRIMARY KEY ("only"),
  constraint instance_check CHECK (((world = 'denmark'::text) OR ((clock_offset_ms = 0) AND (clock_at IS NULL)))),
  constraint instance_only_check CHECK ("only"),
  constraint instance_world_check CHECK ((world = ANY (ARRAY['denmark'::text, 'empty'::text])))
);

create table memberships (
  group_id uuid not null,
  person_id uuid not null,
  role text not null default 'member'::text,
  since timestamp with time zone not null,
  known_since timestamp with time zone,
  vouched_by uuid,
  constraint memberships_pkey PRIMARY KEY (group_id, person_id),
  constraint memberships_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint memberships_vouched_by_fkey FOREIGN KEY (vouched_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint memberships_role_check CHECK ((role = ANY (ARRAY['member'::text, 'host'::text])))
);
create index memberships_hosts ON memberships USING btree (group_id) WHERE (role = 'host'::text);
create index memberships_person ON memberships USING btree (person_id);

create table notices (
  id uuid not null,
  person_id uuid not null,
  group_id uuid,
  occasion_id uuid,
  kind text not null,
  facts jsonb not null default '{}'::jsonb,
  dedup text not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  mailed_at timestamp with time zone,
  constraint notices_pkey PRIMARY KEY (id),
  constraint notices_person_id_dedup_key UNIQUE (person_id, dedup),
  constraint notices_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint notices_occasion_id_fkey FOREIGN KEY (occasion_id) REFERENCES occasions(id) ON DELETE CASCADE,
  constraint notices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
create index notices_person ON notices USING btree (person_id, created_at DESC);
create index notices_unread ON notices USING btree (person_id) WHERE (read_at IS NULL);

create table occasions (
  id uuid not null,
  group_id uuid not null,
  kind text not null,
  owner_id uuid,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  starts_local timestamp without time zone,
  ends_local timestamp without time zone,
  zone text not null default 'Europe/Copenhagen'::text,
  expires_at timestamp with time zone not null,
  remote boolean not null default false,
  place_id text not null,
  area text not null,
  lat real not null,
  lon real not null,
  meeting_point text not null default ''::text,
  allocate_at timestamp with time zone,
  allocated_at timestamp with time zone,
  published_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  closed_at timestamp with time zone,
  removed_at timestamp with time zone,
  removed_by uuid,
  removed_reason text,
  version integer not null default 1,
  constraint occasions_pkey PRIMARY KEY (id),
  constraint occasions_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint occasions_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint occasions_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint occasions_check CHECK (((ends_at IS NULL) OR (starts_at IS NOT NULL))),
  constraint occasions_check1 CHECK ((ends_at > starts_at)),
  constraint occasions_check2 CHECK (((starts_at IS NULL) = (starts_local IS NULL))),
  constraint occasions_check3 CHECK (((removed_at IS NULL) = (removed_reason IS NULL))),
  constraint occasions_kind_check CHECK ((kind = 'call'::text))
);
create index occasions_board ON occasions USING btree (group_id, expires_at) WHERE ((cancelled_at IS NULL) AND (removed_at IS NULL) AND (closed_at IS NULL));
create index occasions_owner ON occasions USING btree (owner_id);
create index occasions_recent ON occasions USING btree (group_id, published_at);

create table organisations (
  id uuid not null,
  slug text not null,
  name text not null,
  kind text not null,
  constraint organisations_pkey PRIMARY KEY (id),
  constraint organisations_slug_key UNIQUE (slug),
  constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['network'::text, 'ngo'::text, 'public'::text, 'sport'::text, 'company'::text])))
);

create table people (
  id uuid not null,
  name text not null,
  lang text not null,
  speaks text[] not null default '{}'::text[],
  place_id text,
  lat real,
  lon real,
  skills text[] not null default '{}'::text[],
  free_week integer not null default 0,
  email text,
  code_lookup text,
  code_hash bytea,
  code_failures smallint not null default 0,
  code_locked_until timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint people_pkey PRIMARY KEY (id),
  constraint people_code_lookup_key UNIQUE (code_lookup),
  constraint people_code_lookup_check CHECK ((code_lookup ~ '^[0-9]{8}$'::text)),
  constraint people_email_check CHECK ((length(email) <= 254)),
  constraint people_free_week_check CHECK (((free_week >= 0) AND (free_week <= 2097151))),
  constraint people_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
);

create table photos (
  id uuid not null,
  group_id uuid not null,
  width integer not null,
  height integer not null,
  bytes bytea not null,
  created_at timestamp with time zone not null,
  constraint photos_pkey PRIMARY KEY (id),
  constraint photos_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
);

create table posts (
  id uuid not null,
  group_id uuid not null,
  occasion_id uuid,
  question_id uuid,
  author_id uuid,
  body text not null,
  lang text not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  removed_reason text,
  constraint posts_pkey PRIMARY KEY (id),
  constraint posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint posts_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint posts_occasion_id_fkey FOREIGN KEY (occasion_id) REFERENCES occasions(id) ON DELETE CASCADE,
  constraint posts_question_id_fkey FOREIGN KEY (question_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint posts_body_check CHECK (((length(body) >= 1) AND (length(body) <= 600)))
);
create index posts_author ON posts USING btree (author_id, created_at);
create index posts_question ON posts USING btree (question_id);
create index posts_thread ON posts USING btree (group_id, occasion_id, created_at);

create table sessions (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid,
  lang text,
  label text not null default ''::text,
  created_at timestamp with time zone not null,
  seen_on date not null,
  ends_at timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
create index sessions_person ON sessions USING btree (person_id);

create table slots (
  id uuid not null,
  occasion_id uuid not null,
  group_id uuid not null,
  position smallint not null,
  role text not null,
  needs text[] not null default '{}'::text[],
  places integer not null,
  taken integer not null default 0,
  constraint slots_pkey PRIMARY KEY (id),
  constraint slots_occasion_id_position_key UNIQUE (occasion_id, "position"),
  constraint slots_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint slots_occasion_id_fkey FOREIGN KEY (occasion_id) REFERENCES occasions(id) ON DELETE CASCADE,
  constraint slots_check CHECK (((taken >= 0) AND (taken <= places))),
  constraint slots_places_check CHECK (((places >= 1) AND (places <= 500)))
);
