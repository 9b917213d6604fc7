// The rows of every table, as the database has them. Generated: bin/check --mend
import type { Generated } from "kysely";

export interface AddressesTable {
  occasion_id: string;
  group_id: string;
  exact: string;
  delete_after: Date;
}

export interface AskingsTable {
  occasion_id: string;
  group_id: string;
  kind: string;
  languages: Generated<string[]>;
  opened_at: Date;
  next_at: Date | null;
  waves: Generated<number>;
  urgent_by: string | null;
  urgent_at: Date | null;
  widened_at: Date | null;
  stuck: string | null;
  escalated_at: Date | null;
  alarmed_at: Date | null;
}

export interface AttentionTable {
  person_id: string;
  weekly_limit: Generated<number>;
  paused_until: Date | null;
  urgent_at_night: Generated<boolean>;
}

export interface BlocksTable {
  person_id: string;
  blocked_id: string;
  since: Date;
}

export interface CallsTable {
  id: string;
  group_id: string;
  direction: "need" | "offer";
  category: string;
  timing: "now" | "today" | "date" | "flexible";
  party: Generated<number>;
  languages: Generated<string[]>;
  details: Generated<string[]>;
  note: Generated<string>;
  note_lang: string | null;
  photo_id: string | null;
  on_behalf: Generated<boolean>;
  consent: "said" | "written" | "guardian" | null;
  consent_at: Date | null;
  urgent: Generated<boolean>;
}

export interface ChallengesTable {
  session_id: string;
  purpose: "add" | "sign_in";
  challenge: Buffer;
  ends_at: Date;
}

export interface ClaimsTable {
  id: string;
  slot_id: string;
  occasion_id: string;
  group_id: string;
  person_id: string;
  state: "waiting" | "offered" | "claimed" | "arrived" | "released" | "missed";
  during: string | null;
  created_at: Date;
  claimed_at: Date | null;
  offered_until: Date | null;
  on_way_at: Date | null;
  arrived_at: Date | null;
  released_at: Date | null;
  release_reason: "ill" | "work" | "transport" | "family" | "mistake" | "passed" | "lapsed" | "other" | "cancelled" | null;
  late: Generated<boolean>;
  confirmed_at: Date | null;
  confirmed_by: string | null;
  outcome: "done" | "missed" | "not_needed" | null;
  outcome_at: Date | null;
  helper_outcome: "done" | "missed" | "not_needed" | null;
  thanked_at: Date | null;
  owner_tie: boolean | null;
  person_tie: boolean | null;
}

export interface ConversationsTable {
  id: string;
  group_id: string;
  kind: string;
  subject_id: string;
  of_two: boolean;
  one_id: string | null;
  other_id: string | null;
  key_id: string;
  wrapped_key: Buffer;
  last_number: Generated<number>;
  delete_after: Date;
  created_at: Date;
}

export interface DeliveriesTable {
  notice_id: string;
  group_id: string | null;
  channel: "push" | "email" | "sms";
  sent_at: Date;
}

export interface DevicesTable {
  session_id: string;
  person_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface DraftsTable {
  id: string;
  session_id: string;
  person_id: string | null;
  group_id: string;
  call_id: string | null;
  fields: Generated<Record<string, unknown>>;
  photo_id: string | null;
  updated_at: Date;
}

export interface ExperienceTable {
  group_id: string;
  counts: Record<string, unknown>;
}

export interface GroupsTable {
  id: string;
  slug: string;
  name: string;
  kind: "city" | "centre" | "shop" | "club" | "cafe";
  organisation_id: string | null;
  place_id: string;
  lat: number;
  lon: number;
  zone: Generated<string>;
  member_count: Generated<number>;
  closed_until: Date | null;
  created_at: Date;
}

export interface HabitsTable {
  person_id: string;
  kind: string;
  yes: Generated<number>;
  tries: Generated<number>;
}

export interface HandoversTable {
  id: string;
  person_id: string;
  token_hash: Buffer;
  session_id: string | null;
  anew: Generated<boolean>;
  created_at: Date;
  ends_at: Date;
  used_at: Date | null;
}

export interface InstanceTable {
  only: Generated<boolean>;
  world: "denmark" | "empty";
  created_at: Date;
  clock_offset_ms: Generated<number>;
  clock_at: Date | null;
  first_host_hash: Buffer | null;
  secret: Generated<Buffer>;
}

export interface ListenersTable {
  person_id: string;
  belief: number;
  believed_at: Date;
  unanswered: Generated<number>;
  turned_away_at: Date | null;
}

export interface MembershipsTable {
  group_id: string;
  person_id: string;
  role: Generated<"member" | "host">;
  since: Date;
  known_since: Date | null;
  vouched_by: string | null;
  host_since: Date | null;
}

export interface MessagesTable {
  id: string;
  conversation_id: string;
  group_id: string;
  number: number;
  author_id: string;
  sealed: Buffer | null;
  sealed_photo: Buffer | null;
  photo_width: number | null;
  photo_height: number | null;
  created_at: Date;
}

export interface MutesTable {
  person_id: string;
  group_id: string;
  since: Date;
}

export interface NoticesTable {
  id: string;
  person_id: string;
  group_id: string | null;
  occasion_id: string | null;
  kind: string;
  facts: Generated<Record<string, unknown>>;
  dedup: string;
  created_at: Date;
  read_at: Date | null;
}

export interface NudgesTable {
  id: string;
  group_id: string;
  occasion_id: string;
  slot_id: string;
  person_id: string;
  wave: number;
  sent_at: Date;
  chance: number;
  ask: Record<string, unknown>;
  km: number | null;
  reasons: string[];
  answer: "yes" | "no" | "stood_down" | "silent" | null;
  answered_at: Date | null;
}

export interface OccasionsTable {
  id: string;
  group_id: string;
  kind: "call";
  owner_id: string | null;
  starts_at: Date | null;
  ends_at: Date | null;
  starts_local: string | null;
  ends_local: string | null;
  zone: Generated<string>;
  expires_at: Date;
  remote: Generated<boolean>;
  place_id: string;
  area: string;
  lat: number;
  lon: number;
  meeting_point: Generated<string>;
  allocate_at: Date | null;
  allocated_at: Date | null;
  published_at: Date;
  cancelled_at: Date | null;
  closed_at: Date | null;
  removed_at: Date | null;
  removed_by: string | null;
  removed_reason: string | null;
  version: Generated<number>;
}

export interface OpeningsTable {
  id: string;
  conversation_id: string;
  group_id: string;
  report_id: string | null;
  asked_by: string | null;
  reason: string;
  asked_at: Date;
  approved_by: string | null;
  approved_at: Date | null;
  ends_at: Date | null;
}

export interface OrganisationsTable {
  id: string;
  slug: string;
  name: string;
  kind: "network" | "ngo" | "public" | "sport" | "company";
}

export interface PasskeysTable {
  id: string;
  person_id: string;
  credential_id: Buffer;
  public_key: Buffer;
  counter: Generated<number>;
  transports: Generated<string[]>;
  may_back_up: boolean;
  backed_up: boolean;
  name: string;
  created_at: Date;
  used_on: string | null;
}

export interface PeopleTable {
  id: string;
  name: string;
  lang: string;
  speaks: Generated<string[]>;
  place_id: string | null;
  lat: number | null;
  lon: number | null;
  skills: Generated<string[]>;
  free_week: Generated<number>;
  email: string | null;
  code_lookup: string | null;
  code_hash: Buffer | null;
  code_failures: Generated<number>;
  code_locked_until: Date | null;
  created_at: Date;
}

export interface PhonesTable {
  person_id: string;
  number: string | null;
  handle: string | null;
  proven_at: Date | null;
  code_mark: string | null;
  code_until: Date | null;
  tries: Generated<number>;
  codes: Generated<number>;
  codes_since: Date;
}

export interface PhotosTable {
  id: string;
  group_id: string;
  width: number;
  height: number;
  bytes: Buffer;
  created_at: Date;
}

export interface PostsTable {
  id: string;
  group_id: string;
  occasion_id: string | null;
  question_id: string | null;
  author_id: string | null;
  body: string;
  lang: string;
  created_at: Date;
  removed_at: Date | null;
  removed_reason: string | null;
}

export interface ReachTable {
  person_id: string;
  channels: Generated<string[]>;
  off: Generated<string[]>;
  dead: Generated<string[]>;
  digest: Generated<boolean>;
}

export interface ReadingsTable {
  conversation_id: string;
  person_id: string;
  number: Generated<number>;
  seen_at: Date;
}

export interface RecoveriesTable {
  id: string;
  group_id: string;
  person_id: string;
  begun_by: string | null;
  begun_at: Date;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  ready_at: Date | null;
  handover_id: string | null;
  ended_at: Date | null;
  outcome: "stopped" | "called_off" | "used" | "lapsed" | null;
}

export interface ReportedTextsTable {
  report_id: string;
  position: number;
  author_id: string | null;
  body: string;
  had_photo: boolean;
  written_at: Date;
}

export interface ReportsTable {
  id: string;
  group_id: string;
  reporter_id: string | null;
  about: "message";
  subject_id: string;
  reason: string;
  state: Generated<"open" | "closed">;
  created_at: Date;
  closed_at: Date | null;
  closed_by: string | null;
}

export interface SessionsTable {
  id: string;
  token_hash: Buffer;
  person_id: string | null;
  lang: string | null;
  label: Generated<string>;
  created_at: Date;
  seen_on: string;
  ends_at: Date;
  passkey_id: string | null;
  short: Generated<boolean>;
}

export interface SlotsTable {
  id: string;
  occasion_id: string;
  group_id: string;
  position: number;
  role: string;
  needs: Generated<string[]>;
  places: number;
  taken: Generated<number>;
}

export interface DB {
  addresses: AddressesTable;
  askings: AskingsTable;
  attention: AttentionTable;
  blocks: BlocksTable;
  calls: CallsTable;
  challenges: ChallengesTable;
  claims: ClaimsTable;
  conversations: ConversationsTable;
  deliveries: DeliveriesTable;
  devices: DevicesTable;
  drafts: DraftsTable;
  experience: ExperienceTable;
  groups: GroupsTable;
  habits: HabitsTable;
  handovers: HandoversTable;
  instance: InstanceTable;
  listeners: ListenersTable;
  memberships: MembershipsTable;
  messages: MessagesTable;
  mutes: MutesTable;
  notices: NoticesTable;
  nudges: NudgesTable;
  occasions: OccasionsTable;
  openings: OpeningsTable;
  organisations: OrganisationsTable;
  passkeys: PasskeysTable;
  people: PeopleTable;
  phones: PhonesTable;
  photos: PhotosTable;
  posts: PostsTable;
  reach: ReachTable;
  readings: ReadingsTable;
  recoveries: RecoveriesTable;
  reported_texts: ReportedTextsTable;
  reports: ReportsTable;
  sessions: SessionsTable;
  slots: SlotsTable;
}
