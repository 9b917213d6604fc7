// Who reads and writes in a conversation in every state of what it is about, and who is told of what is new.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { english, type TalkingTrial, talkingTrial } from "../../../tests/support/talking.ts";
import { type Change, createBus } from "../../platform/bus.ts";
import { addBlock } from "../attention/store.ts";
import { cancelOccasion, removeOccasion } from "../turnout/public.ts";
import { forgetDue, noteThere, readTalk, takeBack, tellIfUnread } from "./service.ts";

let trial: TalkingTrial;
beforeAll(async () => {
  trial = await talkingTrial();
});
afterAll(() => trial.close());

/** A call of three places with two helpers in it. */
async function three() {
  const [amal, jonas, ina, stranger] = await trial.people(4);
  if (!amal || !jonas || !ina || !stranger) throw new Error("nobody was made");
  const call = await trial.arrange({ owner: amal, places: [3] });
  const claims = { jonas: await trial.take(call, jonas), ina: await trial.take(call, ina) };
  return { amal, jonas, ina, stranger, call, claims };
}

describe("a conversation of all who take part", () => {
  test("is read and written by them, and is not there for anybody else", async () => {
    const { amal, jonas, ina, stranger, call } = await three();
    const id = await trial.begin(call, jonas);
    expect(await trial.begin(call, amal)).toBe(id);
    await trial.say(id, amal, "Ring the blue bell");
    await trial.say(id, jonas, "I bring gloves");
    for (const person of [amal, jonas, ina])
      expect(await trial.reads(id, person)).toEqual(["Ring the blue bell", "I bring gloves"]);
    expect(await trial.reads(id, stranger)).toEqual(["refused: not_found"]);
    expect(await trial.refusal(trial.say(id, stranger, "Hello"))).toBe("web:refusal.not_found");
    expect(await trial.refusal(trial.begin(call, stranger))).toBe("web:refusal.not_found");
  });

  test("a host who does not take part reads nothing", async () => {
    const { amal, jonas, call } = await three();
    const host = await trial.person("Karen");
    await trial.belong(host, { host: true });
    const id = await trial.begin(call, amal);
    await trial.say(id, jonas, "Hello");
    expect(await trial.reads(id, host)).toEqual(["refused: not_found"]);
  });

  test("whoever gives the place back leaves it; whoever comes reads from then on", async () => {
    const { amal, jonas, stranger, call, claims } = await three();
    const id = await trial.begin(call, amal);
    await trial.say(id, amal, "The code of the door is 1234");
    await trial.giveBack(claims.jonas, jonas);
    expect(await trial.reads(id, jonas)).toEqual(["refused: not_found"]);
    expect(await trial.refusal(trial.say(id, jonas, "Still here?"))).toBe("web:refusal.not_found");
    trial.clock.pass(10);
    await trial.take(call, stranger);
    expect(await trial.reads(id, stranger)).toEqual([]);
    await trial.say(id, amal, "Welcome");
    expect(await trial.reads(id, stranger)).toEqual(["Welcome"]);
  });

  test("after it was called off those who were in it read, and nobody writes", async () => {
    const { amal, jonas, call } = await three();
    const id = await trial.begin(call, amal);
    await trial.say(id, jonas, "See you");
    await cancelOccasion(trial.platform, amal, { occasionId: call.id });
    for (const person of [amal, jonas]) {
      expect(await trial.reads(id, person)).toEqual(["See you"]);
      expect(await trial.refusal(trial.say(id, person, "Why?"))).toBe("conversations:hindrance.called_off");
    }
    expect(await trial.refusal(trial.begin(call, jonas))).toBe("web:refusal.not_found");
  });

  test("the same when a host took it down", async () => {
    const { amal, jonas, call } = await three();
    const host = await trial.person();
    await trial.belong(host, { host: true });
    const id = await trial.begin(call, amal);
    await trial.say(id, jonas, "See you");
    await removeOccasion(trial.platform, host, { occasionId: call.id, reason: "Not for here" });
    expect(await trial.reads(id, jonas)).toEqual(["See you"]);
    expect(await trial.refusal(trial.say(id, amal, "Why?"))).toBe("conversations:hindrance.called_off");
  });

  test("nobody writes alone", async () => {
    const amal = await trial.person();
    const call = await trial.arrange({ owner: amal });
    const id = await trial.begin(call, amal);
    expect(await trial.refusal(trial.say(id, amal, "Hello?"))).toBe("conversations:hindrance.alone");
  });
});

describe("a conversation of two", () => {
  test("is of the asker and one helper, and of nobody else", async () => {
    const { amal, jonas, ina, call, claims } = await three();
    const id = await trial.begin(call, amal, claims.jonas);
    expect(await trial.begin(call, jonas, claims.jonas)).toBe(id);
    expect(await trial.begin(call, amal, claims.ina)).not.toBe(id);
    await trial.say(id, jonas, "I have a bad back");
    expect(await trial.reads(id, amal)).toEqual(["I have a bad back"]);
    expect(await trial.reads(id, ina)).toEqual(["refused: not_found"]);
    expect(await trial.refusal(trial.begin(call, ina, claims.jonas))).toBe("web:refusal.not_found");
  });

  test("ends for writing when one gives the place back, and the other keeps what was said", async () => {
    const { amal, jonas, call, claims } = await three();
    const id = await trial.begin(call, amal, claims.jonas);
    await trial.say(id, jonas, "I am ill");
    await trial.giveBack(claims.jonas, jonas);
    expect(await trial.reads(id, jonas)).toEqual(["refused: not_found"]);
    expect(await trial.reads(id, amal)).toEqual(["I am ill"]);
    expect(await trial.refusal(trial.say(id, amal, "Get well"))).toBe("conversations:hindrance.apart");
  });

  test.each([
    ["the asker", 0],
    ["the helper", 1],
  ])("cannot be begun or gone on with after %s has blocked the other", async (_, by) => {
    const { amal, jonas, ina, call, claims } = await three();
    const id = await trial.begin(call, amal, claims.jonas);
    await trial.say(id, jonas, "Hello");
    const [one, other] = by === 0 ? [amal, jonas] : [jonas, amal];
    await addBlock(trial.platform.db, one.personId, other.personId, trial.clock.now());
    for (const person of [amal, jonas]) {
      expect(await trial.refusal(trial.say(id, person, "And?"))).toBe("conversations:hindrance.apart");
      expect(await trial.refusal(trial.begin(call, person, claims.jonas))).toBe("web:refusal.not_found");
    }
    expect(await trial.refusal(trial.begin(call, ina, claims.ina))).toBe("done");
  });
});

describe("telling", () => {
  test("one notice for many messages, and another after they were read", async () => {
    const { amal, jonas, ina, call } = await three();
    const id = await trial.begin(call, amal);
    const told = async (person: typeof amal) =>
      (await trial.told(person)).filter((kind) => kind === "conversations.written").length;
    for (const text of ["One", "Two", "Three"]) await trial.say(id, amal, text);
    expect([await told(amal), await told(jonas), await told(ina)]).toEqual([0, 1, 1]);
    expect((await readTalk(trial.platform, jonas, english, id)).seen).toBe(0);
    trial.clock.pass(5);
    await trial.say(id, amal, "Four");
    expect([await told(jonas), await told(ina)]).toEqual([2, 1]);
    const { rows } = await trial.platform.pool.query(
      "select facts::text as facts, read_at from notices where person_id = $1 and kind = 'conversations.written' order by id",
      [jonas.personId],
    );
    expect(rows.map(({ read_at }) => read_at !== null)).toEqual([true, false]);
    expect(JSON.stringify(rows)).not.toContain("Four");
  });

  test("whoever has it open is told only if they do not read on", async () => {
    const { amal, jonas, ina, call } = await three();
    const id = await trial.begin(call, amal);
    for (const person of [jonas, ina]) await trial.reads(id, person);
    trial.clock.pass(5);
    for (const person of [jonas, ina]) await noteThere(trial.platform, person.personId, id);
    await trial.say(id, amal, "Where are you?");
    const told = async (person: typeof amal) => (await trial.told(person)).includes("conversations.written");
    expect([await told(jonas), await told(ina)]).toEqual([false, false]);
    await trial.reads(id, jonas);
    for (const person of [jonas, ina]) await tellIfUnread(trial.platform, id, person.personId);
    expect([await told(jonas), await told(ina)]).toEqual([false, true]);
  });

  test("two who write at the same moment are both heard", async () => {
    const { amal, jonas, ina, call } = await three();
    const id = await trial.begin(call, amal);
    await Promise.all(
      [amal, jonas, ina].flatMap((person) => ["a", "b"].map((text) => trial.say(id, person, text))),
    );
    expect((await trial.reads(id, amal)).sort()).toEqual(["a", "a", "a", "b", "b", "b"]);
  });
});

test("pages of another process hear of it, by the conversation's id alone", async () => {
  const { amal, jonas, call } = await three();
  const id = await trial.begin(call, amal);
  const bus = createBus(trial.database.url, trial.platform.pool, trial.platform.log);
  const heard: Change[] = [];
  const ready = Promise.withResolvers<void>();
  bus.listen((change) => (change === "lost" ? ready.resolve() : void heard.push(change)));
  await ready.promise;
  await trial.say(id, jonas, "Hello");
  await expect.poll(() => heard.find(({ conversation }) => conversation === id)).toBeDefined();
  const change = heard.find(({ conversation }) => conversation === id);
  expect(change).toEqual({ group: trial.groupId, conversation: id });
  await bus.close();
});

test("a form sent twice is one message; the same words later are another", async () => {
  const { amal, jonas, call } = await three();
  const id = await trial.begin(call, amal);
  await Promise.all([trial.say(id, jonas, "Ok"), trial.say(id, jonas, "Ok")]);
  expect(await trial.reads(id, amal)).toEqual(["Ok"]);
  trial.clock.pass(1);
  await trial.say(id, jonas, "Ok");
  expect(await trial.reads(id, amal)).toEqual(["Ok", "Ok"]);
});

test("one takes back one's own for an hour, and then its words are nowhere", async () => {
  const { amal, jonas, call } = await three();
  const id = await trial.begin(call, amal);
  await trial.say(id, jonas, "Too much");
  const [message] = (await readTalk(trial.platform, amal, english, id)).messages;
  const messageId = message?.id ?? "";
  expect(await trial.refusal(takeBack(trial.platform, amal, messageId))).toBe("web:refusal.forbidden");
  await takeBack(trial.platform, jonas, messageId);
  expect(await trial.reads(id, amal)).toEqual(["taken_back"]);
  await trial.say(id, jonas, "Mine for good");
  trial.clock.pass(60);
  const last = (await readTalk(trial.platform, amal, english, id)).messages.at(-1)?.id ?? "";
  expect(await trial.refusal(takeBack(trial.platform, jonas, last))).toBe("conversations:refusal.too_late");
});

test("it is deleted thirty days after the end, wherever the end has moved to", async () => {
  const { amal, jonas, call } = await three();
  const id = await trial.begin(call, amal);
  await trial.say(id, jonas, "Hello");
  const { deleteAfter } = await readTalk(trial.platform, amal, english, id);
  const [{ ends_at: ends } = { ends_at: null }] = await trial.platform.db
    .selectFrom("occasions")
    .select("ends_at")
    .where("id", "=", call.id)
    .execute();
  expect(deleteAfter.getTime() - (ends?.getTime() ?? 0)).toBe(30 * 86_400_000);
  const now = trial.clock.now();
  trial.clock.set(deleteAfter);
  // Moved by a week, and the task that follows such changes has not run.
  const later = new Date((ends?.getTime() ?? 0) + 7 * 86_400_000);
  await trial.platform.db
    .updateTable("occasions")
    .set({ ends_at: later })
    .where("id", "=", call.id)
    .execute();
  await forgetDue(trial.platform);
  expect(await trial.reads(id, amal)).toEqual(["Hello"]);
  trial.clock.pass(7 * 24 * 60);
  await forgetDue(trial.platform);
  expect(await trial.reads(id, amal)).toEqual(["refused: not_found"]);
  trial.clock.set(now);
});
