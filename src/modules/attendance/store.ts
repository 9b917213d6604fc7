// How it went for those who came, as the database keeps it. All that writes expects the occasion to be held.
import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";
import { type ClaimState, comingTo, holding } from "../waiting/public.ts";

export type Outcome = "done" | "missed" | "not_needed";

/** Somebody's part in an occasion, with who is behind it. */
export interface Part {
  claimId: string;
  occasionId: string;
  slotId: string;
  personId: string;
  ownerId: string | null;
  state: ClaimState;
  onWayAt: Date | null;
  confirmedAt: Date | null;
  outcome: Outcome | null;
  helperOutcome: Outcome | null;
  thankedAt: Date | null;
  ownerTie: boolean | null;
  personTie: boolean | null;
}

export async function partById(db: Db, claimId: string): Promise<Part | undefined> {
  const { rows } = await sql<Part>`
    select c.id as "claimId", c.occasion_id as "occasionId", c.slot_id as "slotId", c.person_id as "personId",
      o.owner_id as "ownerId", c.state, c.on_way_at as "onWayAt", c.confirmed_at as "confirmedAt", c.outcome,
      c.helper_outcome as "helperOutcome", c.thanked_at as "thankedAt", c.owner_tie as "ownerTie",
      c.person_tie as "personTie"
    from claims c join occasions o on o.id = c.occasion_id where c.id = ${claimId}`.execute(db);
  return rows[0];
}

interface Said {
  on_way_at?: Date;
  arrived_at?: Date;
  confirmed_at?: Date;
  confirmed_by?: string;
  outcome?: Outcome;
  outcome_at?: Date;
  helper_outcome?: Outcome;
  thanked_at?: Date;
  owner_tie?: boolean;
  person_tie?: boolean;
}

/** Notes what was said of a place that is or was held. */
export async function note(trx: Db, claimId: string, said: Said): Promise<void> {
  await trx.updateTable("claims").set(said).where("id", "=", claimId).execute();
}

/**
 * Moves a claim, and counts its place as held or free. False when it cannot move there from where it is, or when its
 * place has been given to somebody else.
 */
export async function move(trx: Db, claimId: string, to: ClaimState): Promise<boolean> {
  const holds = (holding as readonly ClaimState[]).includes(to) ? 1 : 0;
  const { rows } = await sql`
    with was as (
      select c.id, c.slot_id, ${holds}::int - (c.state = any(${[...holding]}))::int as change
      from claims c join slots s on s.id = c.slot_id
      where c.id = ${claimId} and c.state = any(${comingTo(to)})
        and (${holds} = 0 or c.state = any(${[...holding]}) or s.taken < s.places)
    ), counted as (
      update slots s set taken = s.taken + was.change from was where s.id = was.slot_id and was.change <> 0
    )
    update claims c set state = ${to} from was where c.id = was.id returning c.id`.execute(trx);
  return rows.length > 0;
}

export interface Expected {
  claimId: string;
  personId: string;
  occasionId: string;
  groupId: string;
  zone: string;
  startsAt: Date;
  claimedAt: Date;
  /** The marks of what they were told about this occasion. */
  told: string[];
}

/** Those expected at something that starts between now and then, and have not set out. */
export async function expectedBetween(db: Db, now: Date, then: Date): Promise<Expected[]> {
  const { rows } = await sql<Expected>`
    select c.id as "claimId", c.person_id as "personId", o.id as "occasionId", o.group_id as "groupId", o.zone,
      o.starts_at as "startsAt", c.claimed_at as "claimedAt",
      array(select n.dedup from notices n where n.person_id = c.person_id and n.occasion_id = o.id) as told
    from occasions o join claims c on c.occasion_id = o.id
    where o.starts_at > ${now} and o.starts_at <= ${then}
      and o.cancelled_at is null and o.removed_at is null and o.closed_at is null
      and c.state = 'claimed' and c.on_way_at is null`.execute(db);
  return rows;
}
