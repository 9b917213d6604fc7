// What those who take part write to each other, what was reported of it, and what hosts opened: in both groups.
import sharp from "sharp";
import { converse } from "../../src/modules/contacts/service.ts";
import { writeIn } from "../../src/modules/conversations/service.ts";
import { nobody } from "../../src/platform/actor.ts";
import { newId } from "../../src/platform/ids.ts";
import type { TestPlatform } from "../support/platform.ts";
import type { Arranged } from "./calls.ts";
import type { Cast, PersonName } from "./cast.ts";

/** To all who take part in "ahead"; to one alone; chosen in a report; to others in the other group. */
export const said = {
  all: "talk-mark-all",
  two: "talk-mark-two",
  chosen: "talk-mark-chosen",
  there: "talk-mark-there",
};

interface Places {
  calls: Record<"ahead" | "there", Arranged>;
  groups: { odense: string; aarhus: string };
}

export async function writeTalks(
  { platform, clock }: TestPlatform,
  { somebody }: Cast,
  { calls, groups }: Places,
): Promise<Record<string, string>> {
  const { db } = platform;
  const now = clock.now();
  const as = (who: PersonName) => ({ ...nobody, personId: somebody[who].personId });
  const write = (id: string, who: PersonName, text: string, photo?: File) =>
    writeIn(platform, as(who), id, { text, lang: "en", photo });
  const about = (call: Arranged, claimId?: string) => ({ kind: "call", subjectId: call.callId, claimId });
  const messageWith = async (id: string, number: number) =>
    (
      await db
        .selectFrom("messages")
        .select("id")
        .where("conversation_id", "=", id)
        .where("number", "=", number)
        .executeTakeFirstOrThrow()
    ).id;

  const talk = await converse(platform, as("owner"), about(calls.ahead));
  await write(talk, "owner", said.all);
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#654321" } })
    .png()
    .toBuffer();
  await write(talk, "known", "", new File([new Uint8Array(bytes)], "door.png"));
  const two = await converse(platform, as("owner"), about(calls.ahead, calls.ahead.claims.known));
  await write(two, "known", said.two);
  await write(two, "owner", "No.");

  // In the other group somebody helps, and somebody else is a host too.
  const [helper, second] = [newId(), newId()];
  const people = [helper, second].map((id) => ({ id, name: "Sanne", lang: "en", created_at: now }));
  await db.insertInto("people").values(people).execute();
  const host = { group_id: groups.aarhus, person_id: second, role: "host" as const, since: now };
  await db
    .insertInto("memberships")
    .values({ ...host, known_since: now })
    .execute();
  const place = {
    slot_id: calls.there.slots[0] ?? "",
    occasion_id: calls.there.callId,
    group_id: groups.aarhus,
  };
  await db
    .insertInto("claims")
    .values({ id: newId(), ...place, person_id: helper, state: "claimed", created_at: now, claimed_at: now })
    .execute();
  await db.updateTable("slots").set({ taken: 1 }).where("id", "=", place.slot_id).execute();
  const there = await converse(platform, as("other"), about(calls.there));
  await write(there, "other", said.there);

  const report = (group_id: string, subject_id: string, reporter: string) => ({
    id: newId(),
    group_id,
    subject_id,
    reporter_id: reporter,
    about: "message" as const,
    reason: "It is unkind",
    created_at: now,
  });
  const owner = somebody.owner.personId;
  const plain = report(groups.odense, talk, owner);
  const read = report(groups.odense, two, owner);
  const far = report(groups.aarhus, there, helper);
  await db.insertInto("reports").values([plain, read, far]).execute();
  const known = somebody.known.personId;
  const text = { position: 0, author_id: known, had_photo: false, written_at: now };
  await db
    .insertInto("reported_texts")
    .values([
      ...[plain, read].map(({ id }) => ({ ...text, report_id: id, body: said.chosen })),
      { ...text, report_id: far.id, author_id: somebody.other.personId, body: "Rude" },
    ])
    .execute();
  const opened = newId();
  const asked = newId();
  const reason = "Somebody may come to harm";
  const ends_at = new Date(now.getTime() + 86_400_000);
  await db
    .insertInto("openings")
    .values({
      id: opened,
      conversation_id: two,
      group_id: groups.odense,
      report_id: read.id,
      asked_by: somebody.host.personId,
      reason,
      asked_at: now,
      approved_by: second,
      approved_at: now,
      ends_at,
    })
    .execute();
  await db
    .insertInto("openings")
    .values({
      id: asked,
      conversation_id: there,
      group_id: groups.aarhus,
      report_id: far.id,
      asked_by: second,
      reason,
      asked_at: now,
    })
    .execute();
  return {
    talk,
    "talk.two": two,
    "talk.there": there,
    message: await messageWith(talk, 1),
    "message.photo": await messageWith(talk, 2),
    report: plain.id,
    opened,
    asked,
  };
}
