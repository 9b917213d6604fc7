// Reports show what was chosen; more takes two hosts and a reason, for a day, and everybody concerned learns of it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { english, type TalkingTrial, talkingTrial } from "../../../tests/support/talking.ts";
import type { Person } from "../../../tests/support/turnout.ts";
import { myConversations } from "../contacts/service.ts";
import { readTalk } from "../conversations/service.ts";
import { choices, disclose } from "../disclosures/service.ts";
import { close, reportsIn } from "../reports/service.ts";
import { approve, ask, readOpened } from "./service.ts";
import { openingsFor, openingsOf } from "./store.ts";

let trial: TalkingTrial;
let karen: Person;
let bo: Person;
let lis: Person;
beforeAll(async () => {
  trial = await talkingTrial();
  [karen, bo, lis] = [await trial.person("Karen"), await trial.person("Bo"), await trial.person("Lis")];
  for (const host of [karen, bo, lis]) await trial.belong(host, { host: true });
});
afterAll(() => trial.close());

const reason = "Somebody may come to harm";

/** Amal asked, Jonas wrote three messages to her alone, and she reports the second. */
async function reported({ helper }: { helper?: Person } = {}) {
  const amal = await trial.person("Amal");
  const jonas = helper ?? (await trial.person("Jonas"));
  const call = await trial.arrange({ owner: amal });
  const claim = await trial.take(call, jonas);
  const id = await trial.begin(call, amal, claim);
  for (const text of ["Hello", "Send me money", "Or I do not come"]) await trial.say(id, jonas, text);
  const { messages } = await readTalk(trial.platform, amal, english, id);
  await disclose(trial.platform, amal, id, { messages: [messages[1]?.id ?? ""], reason: "He wants money" });
  const { id: reportId } = await trial.platform.db
    .selectFrom("reports")
    .select("id")
    .where("subject_id", "=", id)
    .executeTakeFirstOrThrow();
  return { amal, jonas, id, reportId, messages };
}

const seenBy = async (host: Person, reportId: string) =>
  (await reportsIn(trial.platform, host, "noerrebro")).reports.find(({ id }) => id === reportId);

test("a report shows hosts what was chosen, and nothing else of the conversation", async () => {
  const { amal, jonas, reportId } = await reported();
  const seen = await seenBy(karen, reportId);
  expect(seen?.texts.map(({ author, body }) => [author, body])).toEqual([["Jonas", "Send me money"]]);
  expect(JSON.stringify(seen)).not.toMatch(/Hello|do not come/);
  expect(await trial.told(karen)).toContain("reports.filed");
  expect(await trial.told(jonas)).not.toContain("reports.filed");
  expect(await trial.refusal(reportsIn(trial.platform, amal, "noerrebro"))).toBe("web:refusal.forbidden");
  await close(trial.platform, karen, reportId);
  expect((await seenBy(karen, reportId))?.state).toBe("closed");
  expect(await trial.told(amal)).toContain("reports.closed");
});

test("only those who take part report, only what others wrote, and the same form is one report", async () => {
  const { amal, jonas, id, messages } = await reported();
  const [first] = messages;
  const chosen = { messages: [first?.id ?? ""], reason: "Rude" };
  expect(await trial.refusal(disclose(trial.platform, karen, id, chosen))).toBe("web:refusal.not_found");
  expect(await trial.refusal(disclose(trial.platform, jonas, id, chosen))).toBe("disclosures:error.none");
  await Promise.all([1, 2].map(() => disclose(trial.platform, amal, id, chosen)));
  const rows = await trial.platform.db
    .selectFrom("reports")
    .select("id")
    .where("reason", "=", "Rude")
    .execute();
  expect(rows).toHaveLength(1);
});

test("whoever has left can still report what was written until then, and reads nothing else", async () => {
  const amal = await trial.person("Amal");
  const jonas = await trial.person("Jonas");
  const call = await trial.arrange({ owner: amal, startsIn: 9 * 24 * 60 });
  const claim = await trial.take(call, jonas);
  const id = await trial.begin(call, amal, claim);
  await trial.say(id, amal, "I know where you live");
  trial.clock.pass(1);
  await trial.giveBack(claim, jonas);
  expect(await trial.reads(id, jonas)).toEqual(["refused: not_found"]);
  const [line] = await myConversations(trial.platform, jonas, english);
  expect([line?.id, line?.left, line?.unread]).toEqual([id, true, 0]);
  const { messages, left } = await choices(trial.platform, jonas, id);
  expect([left, messages.map(({ text }) => text)]).toEqual([true, ["I know where you live"]]);
  await disclose(trial.platform, jonas, id, {
    messages: messages.map((one) => one.id),
    reason: "Frightening",
  });
  const stranger = await trial.person();
  expect(await trial.refusal(choices(trial.platform, stranger, id))).toBe("web:refusal.not_found");
});

test("hosts do not see what is reported of themselves", async () => {
  const { reportId } = await reported({ helper: lis });
  expect(await seenBy(lis, reportId)).toBeUndefined();
  expect(await seenBy(karen, reportId)).toBeDefined();
  expect(await trial.refusal(close(trial.platform, lis, reportId))).toBe("web:refusal.not_found");
  expect(await trial.refusal(ask(trial.platform, lis, reportId, reason))).toBe("web:refusal.not_found");
});

test("two hosts read all of it for a day; those concerned are told, and the record stays", async () => {
  const { amal, jonas, id, reportId } = await reported();
  await ask(trial.platform, karen, reportId, reason);
  await ask(trial.platform, bo, reportId, "Asked once more by another");
  const [opening, ...more] = await openingsFor(trial.platform.db, [reportId]);
  const openingId = opening?.id ?? "";
  expect([opening?.asker, more.length]).toEqual(["Karen", 0]);
  expect(await trial.told(bo)).toContain("openings.asked");

  // Asking alone opens nothing, and nobody confirms their own.
  expect(await trial.refusal(readOpened(trial.platform, karen, openingId))).toBe("web:refusal.not_found");
  expect(await trial.refusal(approve(trial.platform, karen, openingId))).toBe("openings:refusal.second");
  expect(await trial.refusal(approve(trial.platform, amal, openingId))).toBe("web:refusal.not_found");
  expect(await openingsOf(trial.platform.db, id)).toEqual([]);
  expect(await trial.told(jonas)).not.toContain("openings.opened");

  await Promise.all([bo, lis].map((host) => trial.refusal(approve(trial.platform, host, openingId))));
  const [record] = await openingsOf(trial.platform.db, id);
  const second = record?.approver === "Bo" ? bo : lis;
  const third = second === bo ? lis : bo;
  for (const host of [karen, second]) {
    const { messages } = await readOpened(trial.platform, host, openingId);
    expect(messages.map(({ text }) => text)).toEqual(["Hello", "Send me money", "Or I do not come"]);
    expect(await trial.reads(id, host)).toEqual(["refused: not_found"]);
  }
  expect(await trial.refusal(readOpened(trial.platform, third, openingId))).toBe("web:refusal.not_found");
  for (const person of [amal, jonas])
    expect((await trial.told(person)).filter((kind) => kind === "openings.opened")).toHaveLength(1);

  trial.clock.pass(24 * 60);
  expect(await trial.refusal(readOpened(trial.platform, karen, openingId))).toBe("openings:refusal.over");
  expect((await openingsOf(trial.platform.db, id)).map(({ asker, reason: why }) => [asker, why])).toEqual([
    ["Karen", reason],
  ]);
  trial.clock.pass(-24 * 60);
});

test("a host who takes part can neither ask nor confirm, and one who is host no more reads nothing", async () => {
  const { db } = trial.platform;
  const amal = await trial.person("Amal");
  const jonas = await trial.person("Jonas");
  const call = await trial.arrange({ owner: amal, places: [2], startsIn: 5 * 24 * 60 });
  await trial.take(call, jonas);
  await trial.take(call, lis);
  const id = await trial.begin(call, amal);
  await trial.say(id, jonas, "Rude");
  const { messages } = await readTalk(trial.platform, amal, english, id);
  await disclose(trial.platform, amal, id, { messages: messages.map((one) => one.id), reason: "Rude" });
  const report = await db
    .selectFrom("reports")
    .select("id")
    .where("subject_id", "=", id)
    .executeTakeFirstOrThrow();
  expect(await trial.refusal(ask(trial.platform, lis, report.id, reason))).toBe("openings:refusal.concerned");
  await ask(trial.platform, karen, report.id, reason);
  const [opening] = await openingsFor(db, [report.id]);
  const openingId = opening?.id ?? "";
  expect(await trial.refusal(approve(trial.platform, lis, openingId))).toBe("openings:refusal.second");
  // Whoever asked must be a host still, and does not stand in the way of others when not.
  const role = (person: Person, role: "host" | "member") =>
    db.updateTable("memberships").set({ role }).where("person_id", "=", person.personId).execute();
  await role(karen, "member");
  expect(await trial.refusal(approve(trial.platform, bo, openingId))).toBe("openings:refusal.second");
  await role(karen, "host");
  await approve(trial.platform, bo, openingId);
  await db.updateTable("memberships").set({ role: "member" }).where("person_id", "=", bo.personId).execute();
  expect(await trial.refusal(readOpened(trial.platform, bo, openingId))).toBe("web:refusal.not_found");
  expect((await readOpened(trial.platform, karen, openingId)).messages).toHaveLength(1);
});
