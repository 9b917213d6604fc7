// People who ask: signed in as they are in the demo, answering page by page, putting up what they wrote.
import { findCategory, floors, roles } from "../../../src/modules/calls/public.ts";
import { type Question, questions } from "../../../src/modules/drafts/schema.ts";
import { type Saved, saveAnswer, startDraft } from "../../../src/modules/drafts/service.ts";
import { findVisit } from "../../../src/modules/people/public.ts";
import { signInDemo } from "../../../src/modules/people/service.ts";
import { publish } from "../../../src/modules/publications/service.ts";
import { type Actor, hashToken, nobody } from "../../../src/platform/actor.ts";
import type { Place } from "../../../src/platform/places.ts";
import type { Platform } from "../../../src/platform/platform.ts";
import { localIso } from "../../../src/platform/zoned.ts";
import { zone } from "../denmark/morning.ts";
import { areasOf } from "../denmark/people.ts";
import { random } from "../denmark/random.ts";
import type { Opening } from "./rhythm.ts";

/** The person as their own browser would have them: with a session. */
export async function signedInAs(platform: Platform, personId: string): Promise<Actor> {
  const token = await signInDemo(platform, nobody, personId, "");
  const visit = await findVisit(platform, hashToken(token));
  if (!visit) throw new Error("nobody could sign in");
  return { ...nobody, sessionId: visit.sessionId, personId };
}

/** Puts the call up as this person would, one page after the other. @returns its id */
export async function putUp(
  platform: Platform,
  actor: Actor,
  group: { slug: string; place: Place },
  opening: Opening,
): Promise<string> {
  const { direction, category } = opening.template;
  const draft = await startDraft(platform, actor, { what: `${direction}.${category}`, group: group.slug });
  const given = answersTo(opening, group.place);
  let page: Question | "check" = direction === "need" ? "people" : "when";
  while (page !== "check") {
    const saved: Saved = await saveAnswer(
      platform,
      actor,
      draft,
      page,
      questions[page].parse(given[page]) as never,
    );
    if ("errors" in saved) throw new Error(`${category}: ${page}: ${JSON.stringify(saved.errors)}`);
    page = saved.next;
  }
  const outcome = await publish(platform, actor, { id: draft });
  if (!("callId" in outcome)) throw new Error(`${category}: ${JSON.stringify(outcome)}`);
  return outcome.callId;
}

/** The forms of all pages as a browser would send them. */
function answersTo({ template, startsAt, at }: Opening, town: Place): Record<Question, object> {
  const { direction, category, minutes = 60, party = [1], details = [[]], slots, remote } = template;
  const chance = random(`call at ${at.getTime()}`);
  const found = findCategory(direction, category);
  if (!found) throw new Error(`there is no category ${direction} ${category}`);
  const told = chance.pick(details).filter((detail) => detail !== "children");
  const wanted = slots ?? found.slots.map(({ role, places, needs }) => [role, places, ...needs] as const);
  const area = chance.pick(areasOf(town));
  return {
    people: { party: String(chance.pick(party)), who: "me" },
    consent: {},
    when: { timing: startsAt ? "date" : "flexible" },
    part: {},
    time: startsAt ? onTheWall(startsAt, minutes) : {},
    where: { place: remote || found.remote === "always" ? "remote" : area.id },
    address: {
      meeting: chance.pick(template.meetingPoints ?? [""]),
      address: `Prøvevej ${chance.int(1, 60)}, ${area.name}`,
    },
    languages: { languages: chance.chance(0.75) ? [chance.pick(["ar", "en", "da", "fa", "uk"])] : [] },
    slots: Object.fromEntries([
      ...roles.map((role) => [`needs_${role}`, []]),
      ...wanted.flatMap(([role, places, ...needs]) => [
        [`places_${role}`, String(places)],
        [`needs_${role}`, needs],
      ]),
    ]),
    extras: {
      floor: told.find((detail) => (floors as readonly string[]).includes(detail)) ?? "",
      details: told.filter((detail) => !(floors as readonly string[]).includes(detail)),
      note: "",
    },
  };
}

function onTheWall(start: Date, minutes: number): { date: string; from: string; to: string } {
  const [from, to] = [start, new Date(start.getTime() + minutes * 60_000)].map((at) => localIso(at, zone));
  return { date: (from ?? "").slice(0, 10), from: (from ?? "").slice(11, 16), to: (to ?? "").slice(11, 16) };
}
