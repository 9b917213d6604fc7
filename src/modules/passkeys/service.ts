// Passkeys: made on a device somebody is signed in on, used to come back without any name or number, removed.
import { randomBytes } from "node:crypto";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { tell } from "../notices/public.ts";
import { endSessions, openSession } from "../people/public.ts";
import { mustBeHere } from "./policy.ts";
import { challengeMinutes, handleOf, isFramed, mostPasskeys } from "./rules.ts";
import { type Made, readMade, readShown, type Shown } from "./schema.ts";
import * as store from "./store.ts";

/** Takes 100 ms and 26 MB, so not before somebody uses a passkey. */
const webauthn = () => import("@simplewebauthn/server");

/** EdDSA, ES256, RS256 (IANA COSE): every authenticator people carry has one of them. */
const algorithms = [-8, -7, -257];
const timeout = challengeMinutes * 60_000;

/** The relying party (WebAuthn 3, 4): the name people reach this instance under, and nothing above it. */
function partyOf({ origin }: Platform): { id: string; origin: string } {
  const url = new URL(origin);
  return { id: url.hostname, origin: url.origin };
}

async function challenge(platform: Platform, sessionId: string, purpose: store.Purpose) {
  const bytes = randomBytes(32);
  const ends_at = new Date(platform.clock.now().getTime() + timeout);
  await store.setChallenge(platform.db, { session_id: sessionId, purpose, challenge: bytes, ends_at });
  return Uint8Array.from(bytes);
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

/** What a browser needs to make a passkey: kept on the device, and opened only by its owner's finger, face or lock. */
export async function offerToAdd(platform: Platform, actor: Actor) {
  const { personId, sessionId } = mustBeHere(actor);
  const there = await store.credentialsOf(platform.db, personId);
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    rpName: "Nabo",
    rpID: partyOf(platform).id,
    userID: handleOf(personId),
    userName: actor.name,
    userDisplayName: actor.name,
    challenge: await challenge(platform, sessionId, "add"),
    timeout,
    attestationType: "none",
    authenticatorSelection: {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
    excludeCredentials: there.map(({ credential, transports }) => ({
      id: base64url(credential),
      transports,
    })),
    supportedAlgorithmIDs: algorithms,
  });
}

/** What was checked, or undefined: forged, replayed, too late, of another visit or another site. */
async function checkMade(platform: Platform, sessionId: string, made: Made | undefined) {
  // Used up first: a second try with the same challenge finds none, however the first one went.
  const expected = await store.takeChallenge(platform.db, sessionId, "add", platform.clock.now());
  if (!made || !expected || isFramed(made)) return undefined;
  const { id, origin } = partyOf(platform);
  const { verifyRegistrationResponse } = await webauthn();
  const checked = await verifyRegistrationResponse({
    response: { ...made, clientExtensionResults: {} } as never,
    expectedChallenge: base64url(expected),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined);
  return checked?.verified ? checked.registrationInfo : undefined;
}

export interface Adding {
  answer: string;
  name: string;
  /** "Chrome, Android". */
  label: string;
}

/** Adds a passkey, and tells the person's other devices. False when the browser's answer does not do. */
export async function addPasskey(platform: Platform, actor: Actor, adding: Adding): Promise<boolean> {
  const { personId, sessionId } = mustBeHere(actor);
  const made = readMade(adding.answer);
  const checked = await checkMade(platform, sessionId, made);
  if (!made || !checked) return false;
  const { credential, credentialDeviceType, credentialBackedUp } = checked;
  const id = newId();
  const row = {
    id,
    person_id: personId,
    credential_id: Buffer.from(credential.id, "base64url"),
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: made.response.transports,
    may_back_up: credentialDeviceType === "multiDevice",
    backed_up: credentialBackedUp,
    name: adding.name,
    created_at: platform.clock.now(),
  };
  return platform.db.transaction().execute(async (trx) => {
    await store.holdPerson(trx, personId);
    if ((await store.passkeysOf(trx, personId)).length >= mostPasskeys)
      throw new Refusal("conflict", "passkeys:refusal.many");
    if (!(await store.insertPasskey(trx, row))) return false;
    await store.keySession(trx, sessionId, id);
    await tellAdded(trx, platform, personId, id, adding.label);
    return true;
  });
}

function tellAdded(trx: Db, platform: Platform, personId: string, id: string, device: string): Promise<void> {
  const kind = "passkeys.added";
  return tell(trx, platform, [{ personId, kind, groupId: null, facts: { device }, dedup: `${kind} ${id}` }]);
}

/** What a browser needs to ask its owner for any passkey of this instance; it names nobody. */
export async function offerToSignIn(platform: Platform, sessionId: string) {
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: partyOf(platform).id,
    challenge: await challenge(platform, sessionId, "sign_in"),
    timeout,
    userVerification: "required",
  });
}

/** Checks a passkey's signature within the transaction that holds it. */
async function checkShown(platform: Platform, shown: Shown, expected: Buffer, held: store.HeldPasskey) {
  if (shown.response.userHandle !== base64url(handleOf(held.personId))) return undefined;
  const { id, origin } = partyOf(platform);
  const { verifyAuthenticationResponse } = await webauthn();
  const checked = await verifyAuthenticationResponse({
    response: { ...shown, clientExtensionResults: {} },
    expectedChallenge: base64url(expected),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: { id: shown.id, publicKey: Uint8Array.from(held.publicKey), counter: held.counter },
  }).catch(() => undefined);
  return checked?.verified ? checked.authenticationInfo : undefined;
}

/** Signs in with a passkey. Returns the new session's token; null when the browser's answer does not do. */
export async function signInWithPasskey(
  platform: Platform,
  actor: Actor,
  { answer, label }: { answer: string; label: string },
): Promise<string | null> {
  const { sessionId } = actor;
  if (!sessionId) return null;
  const now = platform.clock.now();
  const expected = await store.takeChallenge(platform.db, sessionId, "sign_in", now);
  const shown = readShown(answer);
  if (!shown || !expected || isFramed(shown)) return null;
  return platform.db.transaction().execute(async (trx) => {
    const held = await store.holdPasskey(trx, Buffer.from(shown.id, "base64url"));
    const checked = held && (await checkShown(platform, shown, expected, held));
    if (!checked) return null;
    const { newCounter: counter, credentialBackedUp: backedUp } = checked;
    await store.noteUse(trx, held.id, { counter, backedUp, now });
    const opening = { personId: held.personId, sessionId, label, passkeyId: held.id };
    return (await openSession(platform, trx, opening)).token;
  });
}

export async function myPasskeys(platform: Platform, actor: Actor): Promise<store.Passkey[]> {
  return store.passkeysOf(platform.db, mustBeHere(actor).personId);
}

/** Removes a passkey; what was opened with it elsewhere ends. @throws Refusal "not_found" for somebody else's */
export async function removePasskey(platform: Platform, actor: Actor, id: string): Promise<void> {
  const { personId, sessionId } = mustBeHere(actor);
  await platform.db.transaction().execute(async (trx) => {
    await endSessions(trx, personId, { except: sessionId, passkey: id });
    if ((await store.deletePasskeys(trx, personId, id)) === 0) throw new Refusal("not_found");
  });
}

export async function forgetUnanswered(platform: Platform): Promise<void> {
  const before = new Date(platform.clock.now().getTime() - 86_400_000);
  while ((await store.deleteUnanswered(platform.db, before)) > 0);
}
