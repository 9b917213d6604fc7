// Asking, answering and taking away, on a real database and through the real forms.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestPlatform, testPlatform } from "../../../tests/support/platform.ts";
import { newId } from "../../platform/ids.ts";
import { postsAnHour } from "./rules.ts";
import { forgetRemovedPosts, threadOf } from "./service.ts";

let nabo: TestPlatform;
type Someone = { personId: string; cookie: string };
let amal: Someone;
let jonas: Someone;
let karen: Someone;
const groupId = newId();
const callId = newId();

beforeAll(async () => {
  nabo = await testPlatform();
  const { db } = nabo.platform;
  amal = await nabo.signUp("Amal", "ar");
  jonas = await nabo.signUp("Jonas", "da");
  karen = await nabo.signUp("Karen", "da");
  const place = { place_id: "aarhus-751", lat: 56.15, lon: 10.2 };
  const now = nabo.clock.now();
  await db
    .insertInto("groups")
    .values({ id: groupId, slug: "aarhus", name: "Naboer", kind: "city", ...place, created_at: now })
    .execute();
  const role = (someone: Someone) => (someone === karen ? ("host" as const) : ("member" as const));
  for (const someone of [amal, jonas, karen]) {
    const membership = { group_id: groupId, person_id: someone.personId, role: role(someone), since: now };
    await db.insertInto("memberships").values(membership).execute();
  }
  const times = { expires_at: new Date(now.getTime() + 86_400_000), published_at: now };
  await db
    .insertInto("occasions")
    .values({
      id: callId,
      group_id: groupId,
      kind: "call",
      owner_id: amal.personId,
      area: "Aarhus",
      ...place,
      ...times,
    })
    .execute();
  const what = { direction: "need" as const, category: "moving", timing: "flexible" as const };
  await db
    .insertInto("calls")
    .values({ id: callId, group_id: groupId, ...what })
    .execute();
});
afterAll(() => nabo.close());

const ask = (body: string, who?: Someone) => nabo.post("/groups/aarhus/questions", { body }, who?.cookie);
const group = { groupId, occasionId: null };
const aboutCall = { groupId, occasionId: callId };
const thread = async (topic: { groupId: string; occasionId: string | null }) =>
  (await threadOf(nabo.platform.db, topic)).questions;

async function newest(topic: { groupId: string; occasionId: string | null } = group) {
  const [question] = await thread(topic);
  if (!question) throw new Error("no question");
  return question;
}

const told = async ({ personId }: Someone) =>
  (
    await nabo.platform.db
      .selectFrom("notices")
      .select("kind")
      .where("person_id", "=", personId)
      .orderBy("id")
      .execute()
  ).map(({ kind }) => kind);

describe("asking a group", () => {
  test("is answered from the page, and the asker is told", async () => {
    expect((await ask("أين أقرب طبيب أسنان؟", amal)).headers.get("location")).toBe(
      "/groups/aarhus/questions",
    );
    const question = await newest();
    expect([question.lang, question.author?.name]).toEqual(["ar", "Amal"]);
    const answered = await nabo.post(
      `/questions/${question.id}/answers`,
      { body: "Frederiks Allé 12" },
      jonas.cookie,
    );
    expect(answered.headers.get("location")).toBe(`/groups/aarhus/questions#post-${question.id}`);
    expect((await newest()).answers.map(({ body, lang }) => [body, lang])).toEqual([
      ["Frederiks Allé 12", "da"],
    ]);
    expect(await told(amal)).toContain("questions.answered_group");
    await nabo.post(`/questions/${question.id}/answers`, { body: "شكرًا" }, amal.cookie);
    expect((await told(amal)).filter((kind) => kind === "questions.answered_group")).toHaveLength(1);
  });

  test("everybody reads it, in its author's language and marked as such", async () => {
    await ask("أين الصيدلية؟", amal);
    const page = await (
      await nabo.get("/groups/aarhus/questions", undefined, { "accept-language": "en" })
    ).text();
    expect(page).toMatch(/<p class="body" dir="auto" lang="ar">\s*أين الصيدلية؟/);
    expect(page).toContain("in Arabic");
    expect(page).not.toContain('action="/groups/aarhus/questions"');
  });

  test("only members write", async () => {
    const stranger = await nabo.signUp("Stranger");
    expect((await ask("Hello?")).status).toBe(401);
    expect((await ask("Hello?", stranger)).status).toBe(403);
    const question = await newest();
    expect(
      (await nabo.post(`/questions/${question.id}/answers`, { body: "Hi" }, stranger.cookie)).status,
    ).toBe(403);
  });

  test.each([
    ["Ring til mig på 28 91 04 73", "telefonnummer"],
    ["skriv til jonas@example.org", "e-mailadresse"],
    ["mit nummer er 010190-1234", "CPR-nummer"],
    ["x".repeat(601), "600"],
    ["", "Udfyld"],
  ])("%s comes back in the form with a reason", async (body, why) => {
    const before = (await thread(group)).length;
    const answer = await ask(body, jonas);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(why === "Udfyld" ? 'id="body-error"' : why);
    expect(page).toContain(`>${body}</textarea>`);
    expect(await thread(group)).toHaveLength(before);
  });

  test("what is written is shown as written, never as markup", async () => {
    await ask("<script>alert(1)</script> & <b>", jonas);
    const page = await (await nabo.get("/groups/aarhus/questions")).text();
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;");
  });

  test("not while the group takes a break", async () => {
    const { db } = nabo.platform;
    const closed_until = new Date(nabo.clock.now().getTime() + 86_400_000);
    await db.updateTable("groups").set({ closed_until }).where("id", "=", groupId).execute();
    expect((await ask("Er der nogen?", jonas)).status).toBe(409);
    const question = await newest();
    expect((await nabo.post(`/questions/${question.id}/answers`, { body: "Ja" }, karen.cookie)).status).toBe(
      303,
    );
    await db.updateTable("groups").set({ closed_until: null }).where("id", "=", groupId).execute();
  });
});

describe("asking about a call", () => {
  test("its owner is told, and answers although they never joined", async () => {
    await nabo.platform.db.deleteFrom("memberships").where("person_id", "=", amal.personId).execute();
    const asked = await nabo.post(`/calls/${callId}/questions`, { body: "Er der elevator?" }, jonas.cookie);
    expect(asked.headers.get("location")).toBe(`/calls/${callId}#questions`);
    expect(await told(amal)).toContain("questions.asked");
    const question = await newest(aboutCall);
    const answer = await nabo.post(`/questions/${question.id}/answers`, { body: "لا" }, amal.cookie);
    expect(answer.headers.get("location")).toBe(`/calls/${callId}#post-${question.id}`);
    expect(await told(jonas)).toContain("questions.answered");
    expect((await thread(group)).some(({ id }) => id === question.id)).toBe(false);
  });

  test("what does not fit comes back with the way to the call", async () => {
    const answer = await nabo.post(`/calls/${callId}/questions`, { body: "Ring 28910473" }, jonas.cookie);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`href="/calls/${callId}"`);
  });

  test("not when it is over; answers only while it can be seen", async () => {
    const { db } = nabo.platform;
    const question = await newest(aboutCall);
    const set = (change: object) =>
      db.updateTable("occasions").set(change).where("id", "=", callId).execute();
    const now = nabo.clock.now();
    await set({ closed_at: now });
    expect((await nabo.post(`/calls/${callId}/questions`, { body: "Og nu?" }, jonas.cookie)).status).toBe(
      410,
    );
    expect((await nabo.post(`/questions/${question.id}/answers`, { body: "Tak" }, jonas.cookie)).status).toBe(
      303,
    );
    await set({ removed_at: now, removed_reason: "other" });
    expect((await nabo.post(`/questions/${question.id}/answers`, { body: "Tak" }, jonas.cookie)).status).toBe(
      410,
    );
    await set({ closed_at: null, removed_at: null, removed_reason: null });
    expect((await nabo.post(`/calls/${newId()}/questions`, { body: "Hvor?" }, jonas.cookie)).status).toBe(
      404,
    );
  });
});

describe("taking away", () => {
  test("authors take back their own; nobody is told", async () => {
    await ask("Glem det", jonas);
    const { id } = await newest();
    expect((await nabo.post(`/posts/${id}/removal`, {}, jonas.cookie)).status).toBe(303);
    expect((await thread(group)).some((question) => question.id === id)).toBe(false);
    expect(await told(jonas)).not.toContain("questions.removed.other");
    expect((await nabo.post(`/questions/${id}/answers`, { body: "Hvad?" }, karen.cookie)).status).toBe(410);
  });

  test("hosts take away what harms, and its author is told why, once", async () => {
    await ask("Du er dum", jonas);
    const { id } = await newest();
    const removal = () => nabo.post(`/posts/${id}/removal`, { reason: "unkind" }, karen.cookie);
    expect((await Promise.all([removal(), removal()])).map(({ status }) => status)).toEqual([303, 303]);
    expect((await told(jonas)).filter((kind) => kind === "questions.removed.unkind")).toHaveLength(1);
  });

  test("nobody else does", async () => {
    await ask("Hvornår åbner biblioteket?", karen);
    const { id } = await newest();
    expect((await nabo.post(`/posts/${id}/removal`, {}, jonas.cookie)).status).toBe(403);
    expect((await nabo.post(`/posts/${id}/removal`, {})).status).toBe(401);
    expect((await nabo.post(`/posts/${newId()}/removal`, {}, karen.cookie)).status).toBe(404);
    expect((await newest()).id).toBe(id);
  });

  test("what was taken away is forgotten after thirty days", async () => {
    const left = async () =>
      (await nabo.platform.db.selectFrom("posts").select("id").where("removed_at", "is not", null).execute())
        .length;
    expect(await left()).toBeGreaterThan(0);
    expect(await forgetRemovedPosts(nabo.platform)).toBe(0);
    nabo.clock.pass(31 * 24 * 60);
    await forgetRemovedPosts(nabo.platform);
    expect(await left()).toBe(0);
    nabo.clock.pass(-31 * 24 * 60);
  });
});

test("what somebody wrote goes when they leave for good", async () => {
  const guest = await nabo.signUp("Guest");
  await nabo.post("/groups/aarhus/membership", {}, guest.cookie);
  await ask("Hvem er jeg?", guest);
  const { id } = await newest();
  await nabo.post(`/questions/${id}/answers`, { body: "En gæst" }, karen.cookie);
  expect((await nabo.post("/me/leaving", {}, guest.cookie)).status).toBe(303);
  const left = await nabo.platform.db
    .selectFrom("posts")
    .select("id")
    .where("question_id", "=", id)
    .execute();
  expect([(await newest()).id === id, left]).toEqual([false, []]);
});

test("so many posts an hour, also when sent at once", async () => {
  nabo.clock.pass(120);
  const answers = await Promise.all(
    Array.from({ length: postsAnHour + 5 }, (_, i) => ask(`Spørgsmål ${i}`, jonas)),
  );
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(postsAnHour);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  nabo.clock.pass(61);
  expect((await ask("Og én til?", jonas)).status).toBe(303);
});

test("sent twice, also at once, it is asked once; later it is asked anew", async () => {
  nabo.clock.pass(120);
  const count = async () =>
    (await nabo.platform.db.selectFrom("posts").select("id").where("body", "=", "To gange?").execute())
      .length;
  const both = await Promise.all([ask("To gange?", jonas), ask("To gange?", jonas)]);
  expect([both.map(({ status }) => status), await count()]).toEqual([[303, 303], 1]);
  await ask("To gange?", karen);
  expect(await count()).toBe(2);
  nabo.clock.pass(11);
  await ask("To gange?", jonas);
  expect(await count()).toBe(3);
});

test("many questions are leafed through, newest first, none twice", async () => {
  const seen: string[] = [];
  for (let before: string | undefined; ; ) {
    const page = await threadOf(nabo.platform.db, group, before);
    seen.push(...page.questions.map(({ id }) => id));
    before = page.older;
    if (!before) break;
  }
  const all = await nabo.platform.db
    .selectFrom("posts")
    .select("id")
    .where("occasion_id", "is", null)
    .where("question_id", "is", null)
    .where("removed_at", "is", null)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  expect(seen).toEqual(all.map(({ id }) => id));
  expect((await nabo.get("/groups/aarhus/questions?before=nonsense")).status).toBe(200);
});
