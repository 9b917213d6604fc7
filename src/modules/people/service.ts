// What people can do about themselves: sign up, sign in, keep a code, say who they are, leave.
import { randomInt } from "node:crypto";
import { type Actor, hashToken, newToken, type Visit } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { hostsNeedPasskey } from "../../platform/origin.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { fitsHash, slowHash } from "../../platform/slow-hash.ts";
import type { Lang } from "../../platform/words.ts";
import { mustBeSomebody } from "./policy.ts";
import { lookupDigits, readCode, restAfter, secretDigits } from "./rules.ts";
import * as store from "./store.ts";

const sessionDays = 180;
const shortHours = 2;
/** A visit by nobody in particular only carries a draft. */
const visitDays = 7;
const inDays = (from: Date, days: number) => new Date(from.getTime() + days * 86_400_000);
const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join("");

/** A recovery code whose slow part is done, not yet anybody's. */
export interface ReadyCode {
  secret: string;
  hash: Buffer;
}

const stockSize = 8;
const stock = new Set<Promise<ReadyCode>>();

async function makeCode(): Promise<ReadyCode> {
  const secret = digits(secretDigits);
  return { secret, hash: await slowHash(secret) };
}

/**
 * A code ready to be given away, from a small stock that refills itself. While many sign up at once it waits, so it is
 * called BEFORE a transaction opens.
 * @throws Refusal "too_many" when the line is too long.
 */
export function newCode(): Promise<ReadyCode> {
  const [ready = makeCode()] = stock;
  stock.delete(ready);
  while (stock.size < stockSize) {
    const next = makeCode();
    stock.add(next);
    next.catch(() => stock.delete(next));
  }
  return ready;
}

export interface SigningUp {
  name: string;
  lang: Lang;
  code: ReadyCode;
  /** The visit that goes on as this person; its drafts come along and it ends. */
  sessionId?: string | null;
  /** The device, as in "Chrome, Android". */
  label?: string;
  /** On somebody else's phone: ends by itself. */
  short?: boolean;
}

export interface SignedUp {
  personId: string;
  /** Twenty digits, told to the person once and kept nowhere. */
  code: string;
  /** For the session cookie. */
  token: string;
}

/** Makes a person within the caller's transaction, signed in on this device. */
export async function signUp(platform: Platform, trx: Db, input: SigningUp): Promise<SignedUp> {
  const now = platform.clock.now();
  const id = newId();
  const person = {
    id,
    name: input.name,
    lang: input.lang,
    speaks: [input.lang],
    code_hash: input.code.hash,
    created_at: now,
  };
  const lookup = await untilFree((code_lookup) => store.insertPerson(trx, { ...person, code_lookup }));
  const { token } = await openSession(platform, trx, { ...input, personId: id });
  return { personId: id, code: lookup + input.code.secret, token };
}

async function untilFree(take: (lookup: string) => Promise<boolean>): Promise<string> {
  for (;;) {
    const lookup = digits(lookupDigits);
    if (await take(lookup)) return lookup;
  }
}

export interface Opening {
  personId: string | null;
  sessionId?: string | null;
  label?: string;
  lang?: Lang;
  short?: boolean;
  /** The passkey it was opened with. */
  passkeyId?: string;
}

/** Always a new session with a new token: a cookie somebody planted before never becomes signed in. */
export async function openSession(
  platform: Platform,
  trx: Db,
  { personId, sessionId, label = "", lang, short = false, passkeyId }: Opening,
): Promise<{ sessionId: string; token: string }> {
  const now = platform.clock.now();
  const id = newId();
  const token = newToken();
  await store.insertSession(trx, {
    id,
    token_hash: hashToken(token),
    person_id: personId,
    lang: personId ? null : lang,
    label,
    short,
    passkey_id: passkeyId,
    created_at: now,
    seen_on: now.toISOString().slice(0, 10),
    ends_at: short ? inDays(now, shortHours / 24) : inDays(now, personId ? sessionDays : visitDays),
  });
  if (sessionId) {
    if (personId) await store.moveDrafts(trx, sessionId, id, personId);
    await store.deleteSession(trx, sessionId);
  }
  return { sessionId: id, token };
}

/** Opens a visit for somebody who is not signed in, so that what they begin is not lost. */
export function openVisit(platform: Platform, lang: Lang): Promise<{ sessionId: string; token: string }> {
  return openSession(platform, platform.db, { personId: null, lang });
}

/** Who is behind a cookie. Runs before every page: one query, and once a day a second that keeps the session alive. */
export async function findVisit(platform: Platform, tokenHash: Buffer): Promise<Visit | undefined> {
  const now = platform.clock.now();
  const found = await store.findVisitRow(platform.pool, tokenHash, now);
  if (!found) return undefined;
  const { stale, keyed, ...visit } = found;
  if (stale && visit.sessionId) {
    await store.touchSession(
      platform.db,
      visit.sessionId,
      now,
      inDays(now, visit.personId ? sessionDays : visitDays),
    );
  }
  return { ...visit, mayHost: keyed || !hostsNeedPasskey(platform) };
}

export type SigningIn = Pick<Opening, "sessionId" | "label" | "short"> & { code: string };

export type Returned = Required<Pick<SigningUp, "label">> & { personId: string; sessionId: string };
/** What another module does when somebody came back on a device. */
export type Return = (platform: Platform, trx: Db, back: Returned) => Promise<void>;
const returns: Return[] = [];

export function whenReturning(follow: Return): void {
  returns.push(follow);
}

/** The new session's token; null when the code does not fit or its account rests after too many wrong tries. */
export async function signIn(platform: Platform, input: SigningIn): Promise<string | null> {
  const typed = readCode(input.code);
  if (!typed) return null;
  const account = await takeTry(platform, typed.lookup);
  // Unknown and resting accounts cost the same work, and get the same answer.
  const fits = await fitsHash(typed.secret, account?.hash ?? null);
  if (!account || !fits) return null;
  return platform.db.transaction().execute(async (trx) => {
    await store.setTries(trx, account.id, 0, null);
    const { sessionId, token } = await openSession(platform, trx, { ...input, personId: account.id });
    const back = { personId: account.id, sessionId, label: input.label ?? "" };
    for (const follow of returns) await follow(platform, trx, back);
    return token;
  });
}

/** Counts the try as failed before it is made: many at once cannot get more tries than one after the other. */
function takeTry(platform: Platform, lookup: string): Promise<store.Account | null> {
  const now = platform.clock.now();
  return platform.db.transaction().execute(async (trx) => {
    const account = await store.holdAccount(trx, lookup);
    if (!account || (account.lockedUntil && account.lockedUntil > now)) return null;
    const failures = Math.min(account.failures + 1, 1000);
    const rest = restAfter(failures);
    await store.setTries(trx, account.id, failures, rest ? new Date(now.getTime() + rest * 60_000) : null);
    return account;
  });
}

/** Signs somebody in without a code; the demo world only. */
export async function signInDemo(
  platform: Platform,
  actor: Actor,
  personId: string,
  label: string,
): Promise<string> {
  if (platform.world !== "denmark") throw new Refusal("not_found");
  if (!(await store.personExists(platform.db, personId))) throw new Refusal("not_found");
  const opened = await platform.db
    .transaction()
    .execute((trx) => openSession(platform, trx, { personId, sessionId: actor.sessionId, label }));
  return opened.token;
}

/** A new recovery code; the old one stops working. Returns the twenty digits. */
export async function renewCode(platform: Platform, actor: Actor): Promise<string> {
  return giveCode(platform.db, mustBeSomebody(actor), await newCode());
}

/** Makes a ready code this person's, instead of the one before. Returns the twenty digits. */
export async function giveCode(db: Db, personId: string, { secret, hash }: ReadyCode): Promise<string> {
  return (await untilFree((free) => store.setCode(db, personId, free, hash))) + secret;
}

export async function hasCode(platform: Platform, actor: Actor): Promise<boolean> {
  return store.hasCode(platform.db, mustBeSomebody(actor));
}

export async function signOut(platform: Platform, actor: Actor): Promise<void> {
  if (actor.sessionId) await store.deleteSession(platform.db, actor.sessionId);
}

export async function listSessions(platform: Platform, actor: Actor): Promise<store.Session[]> {
  return store.sessionsOf(platform.db, mustBeSomebody(actor), platform.clock.now());
}

/** @throws Refusal "not_found" when it is not one of this person's. */
export async function endSession(platform: Platform, actor: Actor, id: string): Promise<void> {
  const ended = await store.endSessions(platform.db, mustBeSomebody(actor), { only: id });
  if (ended === 0) throw new Refusal("not_found");
}

export async function endOtherSessions(platform: Platform, actor: Actor): Promise<void> {
  await store.endSessions(platform.db, mustBeSomebody(actor), { except: actor.sessionId });
}

/** The language of pages and messages from now on, for whoever this is. */
export async function chooseLanguage(platform: Platform, actor: Actor, lang: Lang): Promise<void> {
  if (actor.personId) await store.changeProfile(platform.db, actor.personId, { lang });
  else if (actor.sessionId) await store.changeSessionLang(platform.db, actor.sessionId, lang);
}

/** What another module does when somebody leaves for good; what it returns is run after the commit. */
export type Farewell = (platform: Platform, trx: Db, personId: string) => Promise<(() => void) | undefined>;
const farewells: Farewell[] = [];

/** Registers a module's part in a farewell: places given back, calls cancelled, counts corrected. Runs before the rows go. */
export function whenLeaving(farewell: Farewell): void {
  farewells.push(farewell);
}

/** Erases the person and everything that is only about them. Cannot be undone. */
export async function leaveForGood(platform: Platform, actor: Actor): Promise<void> {
  const personId = mustBeSomebody(actor);
  const after = await platform.db.transaction().execute(async (trx) => {
    const done: ((() => void) | undefined)[] = [];
    for (const farewell of farewells) done.push(await farewell(platform, trx, personId));
    await store.deletePerson(trx, personId);
    return done;
  });
  for (const tell of after) tell?.();
}

/** What another module does within a sign-up that came with a group: joining it. */
export type Arrival = (
  platform: Platform,
  trx: Db,
  arrived: { personId: string; group: string },
) => Promise<void>;
const arrivals: Arrival[] = [];

export function whenArriving(arrival: Arrival): void {
  arrivals.push(arrival);
}

/** Signs up on the page of its own; `group` is the slug of the group the person came from. */
export function join(platform: Platform, input: SigningUp & { group?: string }): Promise<SignedUp> {
  return platform.db.transaction().execute(async (trx) => {
    const signedUp = await signUp(platform, trx, input);
    if (input.group)
      for (const arrive of arrivals)
        await arrive(platform, trx, { personId: signedUp.personId, group: input.group });
    return signedUp;
  });
}

/** Sessions past their end are forgotten, a bounded number at a time so that no table is held for long. */
export async function forgetEnded(platform: Platform): Promise<void> {
  while ((await store.deleteEnded(platform.db, platform.clock.now())) > 0);
}
