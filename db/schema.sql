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

create table askings (
  occasion_id uuid not null,
  group_id uuid not null,
  kind text not null,
  languages text[] not null default '{}'::text[],
  opened_at timestamp with time zone not null,
  next_at timestamp with time zone,
  waves integer not null default 0,
  urgent_by uuid,
  urgent_at timestamp with time zone,
  widened_at timestamp with time zone,
  stuck text,
  escalated_at timestamp with time zone,
  alarmed_at timestamp with time zone,
  constraint askings_pkey PRIMARY KEY (occasion_id),
  constraint askings_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint askings_occasion_id_fkey FOREIGN KEY (occasion_id) REFERENCES occasions(id) ON DELETE CASCADE,
  constraint askings_urgent_by_fkey FOREIGN KEY (urgent_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint askings_waves_check CHECK ((waves >= 0))
);
create index askings_due ON askings USING btree (next_at) WHERE (next_at IS NOT NULL);
create index askings_group ON askings USING btree (group_id, opened_at);

create table attention (
  person_id uuid not null,
  weekly_limit smallint not null default 3,
  paused_until timestamp with time zone,
  urgent_at_night boolean not null default false,
  constraint attention_pkey PRIMARY KEY (person_id),
  constraint attention_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint attention_weekly_limit_check CHECK (((weekly_limit >= 0) AND (weekly_limit <= 7)))
);

create table blocks (
  person_id uuid not null,
  blocked_id uuid not null,
  since timestamp with time zone not null,
  constraint blocks_pkey PRIMARY KEY (person_id, blocked_id),
  constraint blocks_blocked_id_fkey FOREIGN KEY (blocked_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint blocks_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint blocks_check CHECK ((person_id <> blocked_id))
);
create index blocks_blocked ON blocks USING btree (blocked_id);

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

create table challenges (
  session_id uuid not null,
  purpose text not null,
  challenge bytea not null,
  ends_at timestamp with time zone not null,
  constraint challenges_pkey PRIMARY KEY (session_id, purpose),
  constraint challenges_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  constraint challenges_purpose_check CHECK ((purpose = ANY (ARRAY['add'::text, 'sign_in'::text])))
);

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
create index claims_lately ON claims USING btree (group_id, claimed_at);
create index claims_occasion ON claims USING btree (occasion_id);
create UNIQUE index claims_one_live ON claims USING btree (occasion_id, person_id) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text, 'claimed'::text, 'arrived'::text]));
create index claims_person ON claims USING btree (person_id, created_at);
create index claims_slot ON claims USING btree (slot_id, created_at) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]));

create table conversations (
  id uuid not null,
  group_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  of_two boolean not null,
  one_id uuid,
  other_id uuid,
  key_id text not null,
  wrapped_key bytea not null,
  last_number integer not null default 0,
  delete_after timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint conversations_one_id_fkey FOREIGN KEY (one_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint conversations_other_id_fkey FOREIGN KEY (other_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint conversations_check CHECK ((of_two OR ((one_id IS NULL) AND (other_id IS NULL)))),
  constraint conversations_check1 CHECK ((one_id < other_id)),
  constraint conversations_kind_check CHECK ((kind ~ '^[a-z]{1,20}$'::text)),
  constraint conversations_wrapped_key_check CHECK ((length(wrapped_key) = 60))
);
create index conversations_due ON conversations USING btree (delete_after);
create index conversations_group ON conversations USING btree (group_id);
create UNIQUE index conversations_of_all ON conversations USING btree (kind, subject_id) WHERE (NOT of_two);
create UNIQUE index conversations_of_two ON conversations USING btree (kind, subject_id, one_id, other_id) WHERE of_two;
create index conversations_one ON conversations USING btree (one_id);
create index conversations_other ON conversations USING btree (other_id);

create table deliveries (
  notice_id uuid not null,
  group_id uuid,
  channel text not null,
  sent_at timestamp with time zone not null,
  constraint deliveries_pkey PRIMARY KEY (notice_id),
  constraint deliveries_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint deliveries_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id) ON DELETE CASCADE,
  constraint deliveries_channel_check CHECK ((channel = ANY (ARRAY['push'::text, 'email'::text, 'sms'::text])))
);
create index deliveries_group ON deliveries USING btree (group_id, sent_at);
create index deliveries_sent ON deliveries USING btree (channel, sent_at);

create table devices (
  session_id uuid not null,
  person_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  constraint devices_pkey PRIMARY KEY (session_id),
  constraint devices_endpoint_key UNIQUE (endpoint),
  constraint devices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint devices_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  constraint devices_endpoint_check CHECK ((length(endpoint) <= 1000))
);
create index devices_person ON devices USING btree (person_id);

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

create table experience (
  group_id uuid not null,
  counts jsonb not null,
  constraint experience_pkey PRIMARY KEY (group_id),
  constraint experience_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
);

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

create table habits (
  person_id uuid not null,
  kind text not null,
  yes real not null default 0,
  tries real not null default 0,
  constraint habits_pkey PRIMARY KEY (person_id, kind),
  constraint habits_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint habits_tries_check CHECK ((tries >= (0)::double precision)),
  constraint habits_yes_check CHECK ((yes >= (0)::double precision))
);

create table handovers (
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  session_id uuid,
  anew boolean not null default false,
  created_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint handovers_pkey PRIMARY KEY (id),
  constraint handovers_token_hash_key UNIQUE (token_hash),
  constraint handovers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint handovers_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);
create index handovers_person ON handovers USING btree (person_id);
create index handovers_session ON handovers USING btree (session_id);

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

create table listeners (
  person_id uuid not null,
  belief real not null,
  believed_at timestamp with time zone not null,
  unanswered smallint not null default 0,
  turned_away_at timestamp with time zone,
  constraint listeners_pkey PRIMARY KEY (person_id),
  constraint listeners_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint listeners_belief_check CHECK (((belief >= (0)::double precision) AND (belief <= (1)::double precision))),
  constraint listeners_unanswered_check CHECK ((unanswered >= 0))
);

create table memberships (
  group_id uuid not null,
  person_id uuid not null,
  role text not null default 'member'::text,
  since timestamp with time zone not null,
  known_since timestamp with time zone,
  vouched_by uuid,
  host_since timestamp with time zone,
  constraint memberships_pkey PRIMARY KEY (group_id, person_id),
  constraint memberships_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint memberships_vouched_by_fkey FOREIGN KEY (vouched_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint memberships_role_check CHECK ((role = ANY (ARRAY['member'::text, 'host'::text])))
);
create index memberships_hosts ON memberships USING btree (group_id) WHERE (role = 'host'::text);
create index memberships_person ON memberships USING btree (person_id);

create table messages (
  id uuid not null,
  conversation_id uuid not null,
  group_id uuid not null,
  number integer not null,
  author_id uuid not null,
  sealed bytea,
  sealed_photo bytea,
  photo_width smallint,
  photo_height smallint,
  created_at timestamp with time zone not null,
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_conversation_id_number_key UNIQUE (conversation_id, number),
  constraint messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint messages_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint messages_check CHECK (((sealed IS NOT NULL) OR (sealed_photo IS NULL))),
  constraint messages_check1 CHECK ((((sealed_photo IS NULL) = (photo_width IS NULL)) AND ((sealed_photo IS NULL) = (photo_height IS NULL)))),
  constraint messages_sealed_check CHECK ((length(sealed) <= 20000)),
  constraint messages_sealed_photo_check CHECK ((length(sealed_photo) <= 1000000))
);
create index messages_author ON messages USING btree (author_id, created_at);
create index messages_group ON messages USING btree (group_id);

create table mutes (
  person_id uuid not null,
  group_id uuid not null,
  since timestamp with time zone not null,
  constraint mutes_pkey PRIMARY KEY (person_id, group_id),
  constraint mutes_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint mutes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
create index mutes_group ON mutes USING btree (group_id);

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
  constraint notices_pkey PRIMARY KEY (id),
  constraint notices_person_id_dedup_key UNIQUE (person_id, dedup),
  constraint notices_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint notices_occasion_id_fkey FOREIGN KEY (occasion_id) REFERENCES occasions(id) ON DELETE CASCADE,
  constraint notices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
create index notices_person ON notices USING btree (person_id, created_at DESC);
create index notices_unread ON notices USING btree (person_id) WHERE (read_at IS NULL);

create table nudges (
  id uuid not null,
  group_id uuid not null,
  occasion_id uuid not null,
  slot_id uuid not null,
  person_id uuid not null,
  wave integer not null,
  sent_at timestamp with time zone not null,
  chance real not null,
  ask jsonb not null,
  km real,
  reasons text[] not null,
  answer text,
  answered_at timestamp with time zone,
  constraint nudges_pkey PRIMARY KEY (id),
  constraint nudges_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint nudges_occasion_id_fkey FOREIGN KEY (occasion_id) REFERENCES occasions(id) ON DELETE CASCADE,
  constraint nudges_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint nudges_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES slots(id) ON DELETE CASCADE,
  constraint nudges_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'stood_down'::text, 'silent'::text]))),
  constraint nudges_chance_check CHECK (((chance >= (0)::double precision) AND (chance <= (1)::double precision))),
  constraint nudges_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint nudges_wave_check CHECK ((wave >= 1))
);
create index nudges_group ON nudges USING btree (group_id, sent_at);
create index nudges_occasion ON nudges USING btree (occasion_id, sent_at);
create UNIQUE index nudges_open ON nudges USING btree (occasion_id, person_id) WHERE (answer IS NULL);
create index nudges_person ON nudges USING btree (person_id, sent_at);
create index nudges_recent ON nudges USING btree (sent_at, person_id);
create index nudges_slot ON nudges USING btree (slot_id);

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

create table openings (
  id uuid not null,
  conversation_id uuid not null,
  group_id uuid not null,
  report_id uuid,
  asked_by uuid,
  reason text not null,
  asked_at timestamp with time zone not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  ends_at timestamp with time zone,
  constraint openings_pkey PRIMARY KEY (id),
  constraint openings_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint openings_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint openings_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint openings_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint openings_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE SET NULL,
  constraint openings_check CHECK ((approved_by <> asked_by)),
  constraint openings_check1 CHECK (((approved_at IS NULL) = (ends_at IS NULL))),
  constraint openings_reason_check CHECK ((length(reason) <= 600))
);
create index openings_approved_by ON openings USING btree (approved_by);
create UNIQUE index openings_asked ON openings USING btree (report_id) WHERE (approved_at IS NULL);
create index openings_asked_by ON openings USING btree (asked_by);
create index openings_conversation ON openings USING btree (conversation_id);
create index openings_group ON openings USING btree (group_id);
create index openings_report ON openings USING btree (report_id);

create table organisations (
  id uuid not null,
  slug text not null,
  name text not null,
  kind text not null,
  constraint organisations_pkey PRIMARY KEY (id),
  constraint organisations_slug_key UNIQUE (slug),
  constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['network'::text, 'ngo'::text, 'public'::text, 'sport'::text, 'company'::text])))
);

create table passkeys (
  id uuid not null,
  person_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}'::text[],
  may_back_up boolean not null,
  backed_up boolean not null,
  name text not null,
  created_at timestamp with time zone not null,
  used_on date,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint passkeys_counter_check CHECK ((counter >= 0)),
  constraint passkeys_credential_id_check CHECK (((octet_length(credential_id) >= 1) AND (octet_length(credential_id) <= 1023))),
  constraint passkeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
);
create index passkeys_person ON passkeys USING btree (person_id);

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

create table phones (
  person_id uuid not null,
  number text,
  handle text,
  proven_at timestamp with time zone,
  code_mark text,
  code_until timestamp with time zone,
  tries smallint not null default 0,
  codes smallint not null default 0,
  codes_since timestamp with time zone not null,
  constraint phones_pkey PRIMARY KEY (person_id),
  constraint phones_handle_key UNIQUE (handle),
  constraint phones_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint phones_check CHECK (((number IS NULL) = (handle IS NULL))),
  constraint phones_check1 CHECK (((proven_at IS NULL) OR (number IS NOT NULL))),
  constraint phones_number_check CHECK ((number ~ '^\+[0-9]{8,15}$'::text))
);
create index phones_number ON phones USING btree (number);

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

create table reach (
  person_id uuid not null,
  channels text[] not null default '{push,email,sms}'::text[],
  off text[] not null default '{}'::text[],
  dead text[] not null default '{}'::text[],
  digest boolean not null default true,
  constraint reach_pkey PRIMARY KEY (person_id),
  constraint reach_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint reach_channels_check CHECK (((channels @> '{push,email,sms}'::text[]) AND (cardinality(channels) = 3))),
  constraint reach_dead_check CHECK ((dead <@ '{push,email,sms}'::text[])),
  constraint reach_off_check CHECK ((off <@ '{push,email,sms}'::text[]))
);

create table readings (
  conversation_id uuid not null,
  person_id uuid not null,
  number integer not null default 0,
  seen_at timestamp with time zone not null,
  constraint readings_pkey PRIMARY KEY (conversation_id, person_id),
  constraint readings_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint readings_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
create index readings_person ON readings USING btree (person_id);

create table recoveries (
  id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  begun_by uuid,
  begun_at timestamp with time zone not null,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  ready_at timestamp with time zone,
  handover_id uuid,
  ended_at timestamp with time zone,
  outcome text,
  constraint recoveries_pkey PRIMARY KEY (id),
  constraint recoveries_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint recoveries_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint recoveries_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint recoveries_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES handovers(id) ON DELETE SET NULL,
  constraint recoveries_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint recoveries_check CHECK (((outcome IS NULL) = (ended_at IS NULL))),
  constraint recoveries_check1 CHECK (((ready_at IS NULL) = (confirmed_at IS NULL))),
  constraint recoveries_check2 CHECK ((begun_by <> confirmed_by)),
  constraint recoveries_outcome_check CHECK ((outcome = ANY (ARRAY['stopped'::text, 'called_off'::text, 'used'::text, 'lapsed'::text])))
);
create index recoveries_begun ON recoveries USING btree (begun_by, begun_at);
create index recoveries_group ON recoveries USING btree (group_id, begun_at);
create UNIQUE index recoveries_open ON recoveries USING btree (person_id) WHERE (outcome IS NULL);
create index recoveries_person ON recoveries USING btree (person_id, begun_at);

create table reported_texts (
  report_id uuid not null,
  position smallint not null,
  author_id uuid,
  body text not null,
  had_photo boolean not null,
  written_at timestamp with time zone not null,
  constraint reported_texts_pkey PRIMARY KEY (report_id, "position"),
  constraint reported_texts_author_id_fkey FOREIGN KEY (author_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint reported_texts_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  constraint reported_texts_body_check CHECK ((length(body) <= 2000))
);
create index reported_texts_author ON reported_texts USING btree (author_id);

create table reports (
  id uuid not null,
  group_id uuid not null,
  reporter_id uuid,
  about text not null,
  subject_id uuid not null,
  reason text not null,
  state text not null default 'open'::text,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  constraint reports_pkey PRIMARY KEY (id),
  constraint reports_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint reports_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint reports_reporter_id_fkey FOREIGN KEY (reporter_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint reports_about_check CHECK ((about = 'message'::text)),
  constraint reports_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint reports_reason_check CHECK ((length(reason) <= 600)),
  constraint reports_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);
create index reports_closed_by ON reports USING btree (closed_by);
create index reports_group ON reports USING btree (group_id, created_at);
create index reports_reporter ON reports USING btree (reporter_id);

create table sessions (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid,
  lang text,
  label text not null default ''::text,
  created_at timestamp with time zone not null,
  seen_on date not null,
  ends_at timestamp with time zone not null,
  passkey_id uuid,
  short boolean not null default false,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_passkey_id_fkey FOREIGN KEY (passkey_id) REFERENCES passkeys(id) ON DELETE SET NULL,
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
create index sessions_passkey ON sessions USING btree (passkey_id) WHERE (passkey_id IS NOT NULL);
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
