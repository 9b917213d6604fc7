// What people say about themselves: names, languages, area, what they can offer, when they are free, e-mail.
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { placeById } from "../../platform/places.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/refusal.ts";
import { isSignedBy, signature } from "../../platform/seal.ts";
import { changeProfile, mustBeSomebody, type Profile, profileOf } from "../people/public.ts";
import { rechosen, weekOf } from "./rules.ts";
import { skills, tongues } from "./schema.ts";

/** @throws Refusal "sign_in" when the person is gone. */
export async function myProfile(platform: Platform, actor: Actor): Promise<Profile> {
  const profile = await profileOf(platform.db, mustBeSomebody(actor));
  if (!profile) throw new Refusal("sign_in");
  return profile;
}

export type About = Pick<Profile, "name" | "lang" | "speaks" | "skills">;

export async function changeAbout(platform: Platform, actor: Actor, about: About): Promise<void> {
  const before = await myProfile(platform, actor);
  await changeProfile(platform.db, before.id, {
    name: about.name,
    lang: about.lang,
    speaks: rechosen(before.speaks, tongues, about.speaks),
    skills: rechosen(before.skills, skills, about.skills),
  });
}

/** Null takes the area away. @throws Refusal "invalid" for a place nobody knows */
export async function changeArea(platform: Platform, actor: Actor, placeId: string | null): Promise<void> {
  const place = placeId === null ? null : placeById(placeId);
  if (place === undefined) throw new Refusal("invalid", "profiles:error.place");
  await changeProfile(platform.db, mustBeSomebody(actor), { place });
}

export async function changeWeek(platform: Platform, actor: Actor, free: readonly number[]): Promise<void> {
  await changeProfile(platform.db, mustBeSomebody(actor), { freeWeek: weekOf(free) });
}

type EmailChange = (trx: Db, personId: string) => Promise<void>;
const listeners: EmailChange[] = [];

/** Registers what follows when somebody gives another address, in the same transaction. */
export function whenEmailChanges(follow: EmailChange): void {
  listeners.push(follow);
}

/** Null: no more messages by e-mail. */
export async function changeEmail(platform: Platform, actor: Actor, email: string | null): Promise<void> {
  await setEmail(platform, mustBeSomebody(actor), email);
}

function setEmail(platform: Platform, personId: string, email: string | null): Promise<void> {
  return platform.db.transaction().execute(async (trx) => {
    await changeProfile(trx, personId, { email });
    for (const follow of listeners) await follow(trx, personId);
  });
}

const purpose = "stop mail";

/** The path that stops e-mails to this address, for the last line of each. Whoever gets them may have no account. */
export async function stopPath(db: Db, personId: string, email: string): Promise<string> {
  return `/stop-mail/${personId}/${await signature(db, purpose, `${personId} ${email}`)}`;
}

/** Whether a stop link is ours and the address it was sent to is still in use. */
export async function mayStop(platform: Platform, personId: string, mark: string): Promise<boolean> {
  const email = (await profileOf(platform.db, personId))?.email;
  return typeof email === "string" && isSignedBy(platform.db, purpose, `${personId} ${email}`, mark);
}

/** Forgets the address a letter went to; does nothing when that is done already or the link is not ours. */
export async function stopMail(platform: Platform, personId: string, mark: string): Promise<void> {
  if (await mayStop(platform, personId, mark)) await setEmail(platform, personId, null);
}
