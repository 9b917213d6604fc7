// Who leaves for good leaves nothing behind: no name, no word, no picture, no id, in no table.
import { sql } from "kysely";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Composing, composing, moving, type Someone } from "../support/composing.ts";
import { testHost } from "../support/platform.ts";

let all: Composing;
beforeAll(async () => {
  all = await composing();
});
afterAll(() => all.nabo.close());

const secrets = {
  name: "Zubaida",
  email: "zubaida@nabo.test",
  address: "Hjallesevej 12, st.",
  meeting: "Ved den blå dør",
  note: "Min sofa er fra min mormor.",
  question: "Er der en elevator i huset?",
  answer: "Jeg har en nøgle til kælderen.",
  reported: "Kom nu, ellers bliver jeg vred.",
  reason: "Han skriver hele tiden.",
};

/** Every row of every table, and the queue, as one text. */
async function everything(): Promise<string> {
  const { db } = all.nabo.platform;
  const tables = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)`.execute(
    db,
  );
  const texts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ text: string }>`
      select coalesce(string_agg(t::text, ' '), '') as text from ${sql.raw(name)} t`.execute(db);
    texts.push(rows[0]?.text ?? "");
  }
  return texts.join("\n");
}

test("everything about them is gone, and what they were to others is nobody's", async () => {
  const { nabo, jonas, karen, begin, answerAll, publishedBy } = all;
  const { db } = nabo.platform;
  const amal = await nabo.signUp(secrets.name, "en");
  const ok = async (answer: Promise<Response>) => expect((await answer).status).toBe(303);
  const send = (path: string, form: Record<string, string | string[]>, who = amal) =>
    ok(nabo.post(path, form, who.cookie));
  await send("/me/email", { email: secrets.email });
  await send("/me/about", { name: secrets.name, lang: "en", speaks: ["en", "so"], skills: ["car"] });

  const own = moving.map(([page, form]): (typeof moving)[number] =>
    page === "address"
      ? [page, { address: secrets.address, meeting: secrets.meeting }]
      : page === "extras"
        ? [page, { ...form, note: secrets.note }]
        : [page, form],
  );
  const { id } = await begin("need.moving", amal.cookie);
  await answerAll(id, amal.cookie, own);
  await addPhoto(id, amal.cookie);
  await send(`/drafts/${id}/publication`, {});
  const open = await begin("need.moving", amal.cookie);
  await answerAll(open.id, amal.cookie, own);

  const theirs = await publishedBy(jonas);
  await send(`/groups/odense/membership`, {});
  await send(`/calls/${theirs}/questions`, { body: secrets.question });
  await send(`/calls/${id}/questions`, { body: "Hvornår?" }, jonas);
  const asked = await db
    .selectFrom("posts")
    .select("id")
    .where("body", "=", "Hvornår?")
    .executeTakeFirstOrThrow();
  await send(`/questions/${asked.id}/answers`, { body: secrets.answer });
  await claim(theirs, "carrier", amal.cookie);
  await claim(id, "driver", jonas.cookie);
  await talk(id, theirs, amal, jonas);
  await send("/groups/odense/vouches", { person: amal.personId }, karen);

  const photo = await db
    .selectFrom("photos")
    .select(sql<string>`bytes::text`.as("bytes"))
    .executeTakeFirstOrThrow();
  const before = await everything();
  const traces = { ...secrets, id: amal.personId, photo: photo.bytes };
  expect(Object.entries(traces).filter(([, trace]) => !before.includes(trace))).toEqual([]);

  await send("/me/leaving", {});
  const after = await everything();
  expect(Object.entries(traces).filter(([, trace]) => after.includes(trace))).toEqual([]);
  const left = await db.selectFrom("messages").select("author_id").execute();
  expect(left.map(({ author_id }) => author_id)).toEqual([jonas.personId]);
  // The call is called off, and those who were coming were told.
  expect(
    (await db.selectFrom("occasions").select(["owner_id", "cancelled_at"]).where("id", "=", id).execute())[0],
  ).toEqual({
    owner_id: null,
    cancelled_at: nabo.clock.now(),
  });
});

/** Both write; each reports what the other wrote. What Jonas wrote stays. */
async function talk(own: string, theirs: string, amal: Someone, jonas: Someone): Promise<void> {
  const { nabo } = all;
  const { db } = nabo.platform;
  const begin = async (subject: string, { cookie }: Someone) =>
    (await nabo.post("/conversations", { kind: "call", subject }, cookie)).headers.get("location") ?? "";
  const write = async (path: string, body: string, { cookie }: Someone) => {
    expect((await nabo.post(`${path}/messages`, { body }, cookie)).status).toBe(303);
    const rows = await db.selectFrom("messages").select("id").orderBy("id", "desc").execute();
    return rows[0]?.id ?? "";
  };
  const report = async (path: string, messages: string, reason: string, { cookie }: Someone) =>
    expect((await nabo.post(`${path}/reports`, { messages, reason }, cookie)).status).toBe(303);
  const first = await begin(own, amal);
  await report(first, await write(first, secrets.reported, amal), "Vred", jonas);
  const second = await begin(theirs, jonas);
  await report(second, await write(second, "Hej", jonas), secrets.reason, amal);
}

async function claim(callId: string, role: string, cookie: string): Promise<void> {
  const { db } = all.nabo.platform;
  const slot = await db
    .selectFrom("slots")
    .select("id")
    .where("occasion_id", "=", callId)
    .where("role", "=", role)
    .executeTakeFirstOrThrow();
  expect(
    (await all.nabo.post(`/calls/${callId}/claims`, { slot: slot.id, accept: "overlap" }, cookie)).status,
  ).toBe(303);
}

async function addPhoto(draftId: string, cookie: string): Promise<void> {
  const grey = { create: { width: 40, height: 30, channels: 3 as const, background: "#888" } };
  const form = new FormData();
  form.set("note", secrets.note);
  form.set("photo", new File([new Uint8Array(await sharp(grey).jpeg().toBuffer())], "sofa.jpg"));
  const answer = await all.nabo.app.request(`http://${testHost}/drafts/${draftId}/extras`, {
    method: "POST",
    headers: { host: testHost, origin: `http://${testHost}`, cookie },
    body: form,
  });
  expect(answer.status).toBe(303);
}
