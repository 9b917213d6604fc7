// Another device: a link made on one and opened on the other, once; and telling the others of it.
import { type Actor, hashToken, newToken } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { tell } from "../notices/public.ts";
import { deletePasskeys } from "../passkeys/public.ts";
import {
  endSessions,
  giveCode,
  newCode,
  openSession,
  type Returned,
  type SignedUp,
} from "../people/public.ts";
import { mustBeHere } from "./policy.ts";
import { linkMinutes, stateOf } from "./rules.ts";
import * as store from "./store.ts";

export interface NewLink {
  id: string;
  /** For the address; kept nowhere. */
  token: string;
}

/** A link to somebody's account, within the caller's transaction. `anew`: for whoever has nothing left. */
export async function makeLink(
  trx: Db,
  platform: Platform,
  whose: { personId: string; sessionId?: string; anew?: boolean },
): Promise<NewLink> {
  const [id, token] = [newId(), newToken()];
  const now = platform.clock.now();
  await store.insertHandover(trx, {
    id,
    person_id: whose.personId,
    session_id: whose.sessionId,
    anew: whose.anew ?? false,
    token_hash: hashToken(token),
    created_at: now,
    ends_at: new Date(now.getTime() + linkMinutes * 60_000),
  });
  return { id, token };
}

/** A link for another device of the actor's; the one this device made before stops working. */
export function linkMyDevice(platform: Platform, actor: Actor): Promise<NewLink> {
  const here = mustBeHere(actor);
  return platform.db.transaction().execute(async (trx) => {
    await store.dropOpen(trx, here.sessionId);
    return makeLink(trx, platform, here);
  });
}

/** What became of a link; undefined when it is forgotten. */
export async function linkState(platform: Platform, id: string) {
  const found = await store.handoverBy(platform.db, { id });
  return found && { state: stateOf(found, platform.clock.now()), endsAt: found.endsAt };
}

/** Whom a link would sign in. @throws Refusal "gone" when it was used, is too old, or never was */
export async function lookAt(platform: Platform, token: string): Promise<store.Handover> {
  const found = await store.handoverBy(platform.db, { token: hashToken(token) });
  if (!found || stateOf(found, platform.clock.now()) !== "open") throw over();
  return found;
}

const over = () => new Refusal("gone", "devices:refusal.over");

/** What another module does when somebody begins anew by its link. */
type Anew = (trx: Db, platform: Platform, begun: { handoverId: string; personId: string }) => Promise<void>;
const follows: Anew[] = [];

export function whenAnew(follow: Anew): void {
  follows.push(follow);
}

export interface Opening {
  token: string;
  label: string;
  short: boolean;
}

export interface Opened {
  token: string;
  /** Of somebody who begins anew: who they are, with their new code. */
  anew?: SignedUp;
}

/** Signs in on this device by a link, once. @throws Refusal "gone" when somebody was quicker, or it is too old */
export async function openLink(platform: Platform, actor: Actor, opening: Opening): Promise<Opened> {
  const { anew } = await lookAt(platform, opening.token);
  // Slow by intent, so before the transaction opens.
  const ready = anew ? await newCode() : undefined;
  return platform.db.transaction().execute(async (trx) => {
    const taken = await store.takeHandover(trx, hashToken(opening.token), platform.clock.now());
    if (!taken) throw over();
    const { personId } = taken;
    if (ready) {
      await endSessions(trx, personId, { except: null });
      await deletePasskeys(trx, personId);
    }
    const { label, short } = opening;
    const opened = await openSession(platform, trx, { personId, sessionId: actor.sessionId, label, short });
    if (!ready) {
      await tellOthers(platform, trx, { personId, sessionId: opened.sessionId, label });
      return opened;
    }
    for (const follow of follows) await follow(trx, platform, { handoverId: taken.id, personId });
    const code = await giveCode(trx, personId, ready);
    return { token: opened.token, anew: { personId, code, token: opened.token } };
  });
}

/** Tells somebody's other devices that there is another one. Nobody is told who has no other. */
export async function tellOthers(platform: Platform, trx: Db, back: Returned): Promise<void> {
  const { personId, sessionId, label } = back;
  if (!(await store.othersOpen(trx, personId, sessionId, platform.clock.now()))) return;
  const kind = "devices.added";
  const dedup = `${kind} ${sessionId}`;
  await tell(trx, platform, [{ personId, kind, groupId: null, facts: { device: label }, dedup }]);
}

export async function forgetLinks(platform: Platform): Promise<void> {
  const before = new Date(platform.clock.now().getTime() - 86_400_000);
  while ((await store.deleteOld(platform.db, before)) > 0);
}
