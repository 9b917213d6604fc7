// From the first tile to the call on the board, through the real forms on a real database.
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cookieOf, type TestPlatform, testHost, testPlatform } from "../../../tests/support/platform.ts";
import { newId } from "../../platform/ids.ts";
import { forgetOld } from "../drafts/service.ts";
import { afterEnd } from "./service.ts";

let nabo: TestPlatform;
type Someone = { personId: string; cookie: string };
let amal: Someone;
let jonas: Someone;
let karen: Someone;
const groupId = newId();
const morning = "2026-06-10T07:00:00Z";

beforeAll(async () => {
  nabo = await testPlatform();
  amal = await nabo.signUp("Amal", "ar");
  jonas = await nabo.signUp("Jonas", "da");
  karen = await nabo.signUp("Karen", "da");
  const at = { place_id: "odense-461", lat: 55.4, lon: 10.38, created_at: nabo.clock.now() };
  const { db } = nabo.platform;
  await db
    .insertInto("groups")
    .values({ id: groupId, slug: "odense", name: "Naboer i Odense", kind: "city", ...at })
    .execute();
  const host = {
    group_id: groupId,
    person_id: karen.personId,
    role: "host" as const,
    since: nabo.clock.now(),
  };
  await db
    .insertInto("memberships")
    .values({ ...host, known_since: nabo.clock.now() })
    .execute();
});
afterAll(() => nabo.close());
beforeEach(() => nabo.clock.set(morning));

type Form = Record<string, string | string[]>;
const where = (answer: Response) => answer.headers.get("location") ?? "";
const text = async (path: string, cookie?: string) => (await nabo.get(path, cookie)).text();

/** Begins a draft; the cookie is new for somebody who has none. */
async function begin(what = "need.moving", cookie?: string) {
  const answer = await nabo.post("/drafts", { what, group: "odense" }, cookie);
  expect(answer.status).toBe(303);
  const id = where(answer).split("/")[2] ?? "";
  return { id, first: where(answer), cookie: cookie ?? `${cookieOf(answer)}; lang=en` };
}

const moving: [string, Form][] = [
  ["people", { party: "4", children: "yes", who: "me" }],
  ["when", { timing: "date" }],
  ["time", { date: "2026-06-12", from: "14:00", to: "17:00" }],
  ["where", { place: "odense-461" }],
  ["address", { address: "Vestergade 7, 3. tv", meeting: "Odense Station" }],
  ["languages", { languages: ["ar", "en"] }],
  ["slots", { places_driver: "2", needs_driver: ["car"], places_carrier: "4", needs_carrier: ["lifting"] }],
  [
    "extras",
    { details: ["no_lift", "bring_gloves"], floor: "floor_3", note: "Vi har en stor sofa.", note_lang: "da" },
  ],
];

async function answerAll(id: string, cookie: string, pages = moving) {
  let next = "";
  for (const [page, form] of pages) {
    const answer = await nabo.post(`/drafts/${id}/${page}`, form, cookie);
    expect([page, answer.status]).toEqual([page, 303]);
    next = where(answer);
  }
  return next;
}

async function publishedBy(someone: Someone, what?: string, pages = moving) {
  const { id, cookie } = await begin(what, someone.cookie);
  await answerAll(id, cookie, pages);
  const answer = await nabo.post(`/drafts/${id}/publication`, {}, cookie);
  expect([answer.status, where(answer)]).toEqual([303, `/calls/${id}`]);
  return id;
}

const callRow = (id: string) =>
  nabo.platform.db
    .selectFrom("calls as c")
    .innerJoin("occasions as o", "o.id", "c.id")
    .selectAll("c")
    .select([
      "o.starts_at",
      "o.ends_at",
      "o.starts_local",
      "o.expires_at",
      "o.area",
      "o.meeting_point",
      "o.remote",
      "o.owner_id",
      "o.allocate_at",
    ])
    .where("c.id", "=", id)
    .executeTakeFirst();
const slotsOf = (id: string) =>
  nabo.platform.db
    .selectFrom("slots")
    .select(["role", "places", "needs"])
    .where("occasion_id", "=", id)
    .orderBy("position")
    .execute();
const draftCount = async (id: string) =>
  Number(
    (
      await nabo.platform.db
        .selectFrom("drafts")
        .select(({ fn }) => fn.countAll().as("n"))
        .where("id", "=", id)
        .executeTakeFirstOrThrow()
    ).n,
  );
const addressOf = (id: string) =>
  nabo.platform.db.selectFrom("addresses").selectAll().where("occasion_id", "=", id).executeTakeFirst();

describe("composing", () => {
  test("somebody nobody knows asks, page by page, and becomes a person with the call", async () => {
    const { id, first, cookie } = await begin();
    expect(first).toBe(`/drafts/${id}/people`);
    expect(await answerAll(id, cookie)).toBe(`/drafts/${id}/check`);
    const check = await text(`/drafts/${id}/check`, cookie);
    expect(check).toContain("Help moving, a family of 4");
    expect(check).toContain("Friday 12 June, 14:00–17:00");
    expect(check).toContain("2 drivers with a car");
    expect(check).toContain('lang="ar" dir="rtl"');
    expect(check).toContain("مساعدة في الانتقال إلى مسكن جديد، لعائلة من 4 أفراد");
    expect(check).toContain('name="name"');

    const nameless = await nabo.post(`/drafts/${id}/publication`, { lang: "ar" }, cookie);
    expect(nameless.status).toBe(422);
    const answer = await nabo.post(`/drafts/${id}/publication`, { name: "Samir", lang: "ar" }, cookie);
    expect(where(answer)).toBe(`/me/code?next=${encodeURIComponent(`/calls/${id}`)}`);
    const samir = cookieOf(answer);
    const row = await callRow(id);
    expect(row).toMatchObject({
      category: "moving",
      timing: "date",
      party: 4,
      languages: ["ar", "en"],
      note: "Vi har en stor sofa.",
      note_lang: "da",
      details: ["children", "floor_3", "no_lift", "bring_gloves"],
      on_behalf: false,
      urgent: false,
      area: "Odense",
      meeting_point: "Odense Station",
      remote: false,
      starts_local: "2026-06-12 14:00:00",
      allocate_at: null,
    });
    expect(row?.starts_at).toEqual(new Date("2026-06-12T12:00:00Z"));
    expect(row?.expires_at).toEqual(row?.ends_at);
    expect(await slotsOf(id)).toEqual([
      { role: "driver", places: 2, needs: ["car"] },
      { role: "carrier", places: 4, needs: ["lifting"] },
    ]);
    expect((await addressOf(id))?.exact).toBe("Vestergade 7, 3. tv");
    const { db } = nabo.platform;
    const owner = row?.owner_id ?? "";
    expect(
      await db.selectFrom("people").select(["name", "lang"]).where("id", "=", owner).executeTakeFirst(),
    ).toEqual({ name: "Samir", lang: "ar" });
    expect(
      await db.selectFrom("memberships").select("role").where("person_id", "=", owner).execute(),
    ).toEqual([{ role: "member" }]);
    expect(await draftCount(id)).toBe(0);
    expect((await nabo.get(`/calls/${id}`, samir)).status).toBe(200);
    // Going back after publishing leads to the call.
    expect(where(await nabo.get(`/drafts/${id}/slots`, samir))).toBe(`/calls/${id}`);
  });

  test("pages come back filled in, and a wrong answer too", async () => {
    const { id, cookie } = await begin();
    await answerAll(id, cookie, moving.slice(0, 5));
    expect(await text(`/drafts/${id}/time`, cookie)).toContain('value="14:00"');
    expect(await text(`/drafts/${id}/address`, cookie)).toContain("Vestergade 7, 3. tv");
    const wrong = await nabo.post(
      `/drafts/${id}/time`,
      { date: "2026-06-09", from: "13:15", to: "14" },
      cookie,
    );
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toContain('value="13:15"');
    expect(page).toContain("That time has already passed");
    expect(await text(`/drafts/${id}/time`, cookie)).toContain('value="14:00"');
    // Arabic digits and a dot are a time too.
    expect(
      (await nabo.post(`/drafts/${id}/time`, { date: "12/6/2026", from: "٩.٣٠", to: "11" }, cookie)).status,
    ).toBe(303);
    expect(await text(`/drafts/${id}/time`, cookie)).toContain('value="09:30"');
    const nobody = await nabo.post(`/drafts/${id}/slots`, { places_driver: "0", places_carrier: "" }, cookie);
    expect([nobody.status, (await nobody.text()).includes("At least one person is needed")]).toEqual([
      422,
      true,
    ]);
  });

  test("a place is found by its name, or chosen from those that fit", async () => {
    const { id, cookie } = await begin();
    const say = (form: Form) => nabo.post(`/drafts/${id}/where`, form, cookie);
    expect(where(await say({ sought: "Vollsmose" }))).toBe(`/drafts/${id}/address`);
    expect(where(await say({ sought: "Odens" }))).toBe(`/drafts/${id}/where`);
    expect(await text(`/drafts/${id}/where`, cookie)).toContain('value="odense-461"');
    expect(where(await say({ sought: "Odens", place: "odense-461" }))).toBe(`/drafts/${id}/address`);
    expect((await say({ sought: "Atlantis" })).status).toBe(422);
    expect((await say({ place: "no-such-place" })).status).toBe(422);
    expect((await say({ place: "remote" })).status).toBe(422);
  });

  test("contact details in what everybody reads are refused, and what was written is kept", async () => {
    const { id, cookie } = await begin();
    const note = "Ring på 28 91 04 73";
    const answer = await nabo.post(`/drafts/${id}/extras`, { note, details: ["no_lift"] }, cookie);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(note);
    expect(page).toContain("take out the telephone number");
    expect(page).toMatch(/value="no_lift"[^>]*checked/);
    await nabo.post(`/drafts/${id}/where`, { place: "odense-461" }, cookie);
    expect(
      (await nabo.post(`/drafts/${id}/address`, { address: "", meeting: "Skriv til a@b.dk" }, cookie)).status,
    ).toBe(422);
  });

  test("for somebody else, only with their consent", async () => {
    const { id, cookie } = await begin("need.phone_call", jonas.cookie);
    expect(where(await nabo.post(`/drafts/${id}/people`, { who: "other" }, cookie))).toBe(
      `/drafts/${id}/consent`,
    );
    expect((await nabo.post(`/drafts/${id}/consent`, {}, cookie)).status).toBe(422);
    expect(where(await nabo.get(`/drafts/${id}/check`, cookie))).toBe(`/drafts/${id}/people`);
    const rest: [string, Form][] = [
      ["consent", { consent: "written" }],
      ["when", { timing: "now" }],
      ["languages", {}],
      ["slots", { places_caller: "1" }],
      ["extras", { note: "" }],
    ];
    expect(await answerAll(id, cookie, rest)).toBe(`/drafts/${id}/check`);
    await nabo.post(`/drafts/${id}/publication`, {}, cookie);
    expect(await callRow(id)).toMatchObject({
      on_behalf: true,
      consent: "written",
      consent_at: nabo.clock.now(),
      urgent: true,
      remote: true,
      timing: "now",
      note_lang: null,
    });
    expect(await addressOf(id)).toBeUndefined();
  });

  test("what is left out is asked for before publishing", async () => {
    const { id, cookie } = await begin("need.moving", amal.cookie);
    expect(where(await nabo.get(`/drafts/${id}/check`, cookie))).toBe(`/drafts/${id}/people`);
    expect(where(await nabo.post(`/drafts/${id}/publication`, {}, cookie))).toBe(`/drafts/${id}/people`);
    expect(await callRow(id)).toBeUndefined();
  });

  test("other people's drafts are nobody's business", async () => {
    const { id } = await begin("need.moving", amal.cookie);
    for (const cookie of [jonas.cookie, undefined]) {
      expect((await nabo.get(`/drafts/${id}/people`, cookie)).status).toBe(404);
      expect((await nabo.post(`/drafts/${id}/people`, { party: "2", who: "me" }, cookie)).status).toBe(404);
      expect((await nabo.post(`/drafts/${id}/removal`, {}, cookie)).status).toBe(404);
      const sent = await nabo.post(`/drafts/${id}/publication`, { name: "X", lang: "en" }, cookie);
      expect(sent.status).toBe(404);
    }
    expect(await text("/calls/new?group=odense", jonas.cookie)).not.toContain(id);
    expect(await text("/calls/new?group=odense", amal.cookie)).toContain(id);
    expect((await nabo.post(`/drafts/${id}/removal`, {}, amal.cookie)).status).toBe(303);
    expect(await draftCount(id)).toBe(0);
  });

  test("a visitor's draft comes along when they sign up elsewhere on the way", async () => {
    const { id, cookie } = await begin();
    await answerAll(id, cookie);
    const joined = await nabo.post("/join", { name: "Lina", lang: "en" }, cookie);
    const check = await text(`/drafts/${id}/check`, cookieOf(joined));
    expect(check).not.toContain('name="name"');
  });
});

describe("publishing", () => {
  test("sent twice at the same moment, it is published once", async () => {
    const { id, cookie } = await begin("need.moving", amal.cookie);
    await answerAll(id, cookie);
    const answers = await Promise.all(
      [1, 2, 3].map(() => nabo.post(`/drafts/${id}/publication`, {}, cookie)),
    );
    expect(answers.map((answer) => [answer.status, where(answer)])).toEqual(
      Array(3).fill([303, `/calls/${id}`]),
    );
    expect(await slotsOf(id)).toHaveLength(2);
    expect(where(await nabo.post(`/drafts/${id}/publication`, {}, cookie))).toBe(`/calls/${id}`);
  });

  test("sent twice by a newcomer, there is one newcomer", async () => {
    const { id, cookie } = await begin();
    await answerAll(id, cookie);
    const newcomer = { name: "Twice", lang: "en" };
    await Promise.all([1, 2].map(() => nabo.post(`/drafts/${id}/publication`, newcomer, cookie)));
    const named = await nabo.platform.db
      .selectFrom("people")
      .select("id")
      .where("name", "=", "Twice")
      .execute();
    expect(named).toHaveLength(1);
  });

  test("a time that passed while composing is said, and nothing is lost", async () => {
    const { id, cookie } = await begin("need.moving", amal.cookie);
    await answerAll(id, cookie);
    nabo.clock.set("2026-06-12T12:30:00Z");
    const answer = await nabo.post(`/drafts/${id}/publication`, {}, cookie);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("وقت");
    expect(page).toContain(`/drafts/${id}/time`);
    expect(await callRow(id)).toBeUndefined();
    expect(await draftCount(id)).toBe(1);
  });

  test("an offer is served fairly after a while, a need at once", async () => {
    const id = await publishedBy(jonas, "offer.bicycle", [
      ["when", { timing: "flexible" }],
      ["where", { place: "odense-461" }],
      ["address", { address: "", meeting: "" }],
      ["languages", { languages: ["da"] }],
      ["slots", { places_taker: "3" }],
      ["extras", { note: "" }],
    ]);
    const row = await callRow(id);
    expect(row).toMatchObject({
      direction: "offer",
      starts_at: null,
      allocate_at: new Date("2026-06-11T06:00:00Z"),
    });
  });

  test("nothing new on a closed board", async () => {
    const { id, cookie } = await begin("need.moving", amal.cookie);
    await answerAll(id, cookie);
    const { db } = nabo.platform;
    const close = (until: Date | null) =>
      db.updateTable("groups").set({ closed_until: until }).where("id", "=", groupId).execute();
    await close(new Date("2026-06-20T00:00:00Z"));
    expect((await nabo.post(`/drafts/${id}/publication`, {}, cookie)).status).toBe(409);
    expect((await nabo.post("/drafts", { what: "need.moving", group: "odense" }, cookie)).status).toBe(409);
    await close(null);
    expect(where(await nabo.post(`/drafts/${id}/publication`, {}, cookie))).toBe(`/calls/${id}`);
  });
});

describe("changing, repeating, taking back", () => {
  /** A neighbour of their own for every call: nobody can be in two places at once. */
  const helperOn = async (callId: string, role: string): Promise<Someone> => {
    const helper = await nabo.signUp(`Helper ${callId}`, "da");
    const slot = await nabo.platform.db
      .selectFrom("slots")
      .select("id")
      .where("occasion_id", "=", callId)
      .where("role", "=", role)
      .executeTakeFirstOrThrow();
    const answer = await nabo.post(`/calls/${callId}/claims`, { slot: slot.id }, helper.cookie);
    expect(answer.status).toBe(303);
    return helper;
  };
  const noticesOf = (someone: Someone, occasionId: string) =>
    nabo.platform.db
      .selectFrom("notices")
      .select(["kind", "facts"])
      .where("person_id", "=", someone.personId)
      .where("occasion_id", "=", occasionId)
      .execute();

  test("a change keeps what it does not touch, keeps places held, and tells those who come", async () => {
    const id = await publishedBy(amal);
    const helper = await helperOn(id, "driver");
    const begun = await nabo.post(`/calls/${id}/edits`, {}, amal.cookie);
    const draft = where(begun).split("/")[2] ?? "";
    expect(where(begun)).toBe(`/drafts/${draft}/check`);
    expect(await text(where(begun), amal.cookie)).toContain(`name="call" value="${id}"`);
    await answerAll(draft, amal.cookie, [
      ["time", { date: "2026-06-12", from: "15:00", to: "18:00" }],
      ["slots", { places_driver: "0", places_carrier: "6", needs_carrier: ["lifting"] }],
    ]);
    const send = () => nabo.post(`/drafts/${draft}/publication`, { call: id }, amal.cookie);
    expect(where(await send())).toBe(`/calls/${id}`);
    expect(where(await send())).toBe(`/calls/${id}`);
    const row = await callRow(id);
    expect(row?.starts_at).toEqual(new Date("2026-06-12T13:00:00Z"));
    expect(row).toMatchObject({
      party: 4,
      note: "Vi har en stor sofa.",
      details: ["children", "floor_3", "no_lift", "bring_gloves"],
    });
    expect((await addressOf(id))?.exact).toBe("Vestergade 7, 3. tv");
    expect(await slotsOf(id)).toEqual([
      { role: "driver", places: 1, needs: ["car"] },
      { role: "carrier", places: 6, needs: ["lifting"] },
    ]);
    expect((await noticesOf(helper, id)).map(({ kind }) => kind)).toContain("arrangements.moved");
  });

  test("only who looks after a call changes, repeats or takes it back", async () => {
    const id = await publishedBy(amal);
    for (const way of ["edits", "duplicates", "cancellation"]) {
      expect([way, (await nabo.post(`/calls/${id}/${way}`, {}, jonas.cookie)).status]).toEqual([way, 403]);
      expect([way, (await nabo.post(`/calls/${id}/${way}`, {})).status]).toEqual([way, 401]);
    }
    expect((await nabo.get(`/calls/${id}/cancellation`, jonas.cookie)).status).toBe(403);
    expect((await nabo.get(`/calls/${id}/cancellation`, karen.cookie)).status).toBe(200);
  });

  test("asking again asks only for another time", async () => {
    const id = await publishedBy(amal);
    const copy = where(await nabo.post(`/calls/${id}/duplicates`, {}, amal.cookie)).split("/")[2] ?? "";
    expect(where(await nabo.get(`/drafts/${copy}/check`, amal.cookie))).toBe(`/drafts/${copy}/when`);
    expect(await answerAll(copy, amal.cookie, [["when", { timing: "flexible" }]])).toBe(
      `/drafts/${copy}/check`,
    );
    await nabo.post(`/drafts/${copy}/publication`, {}, amal.cookie);
    expect(await callRow(copy)).toMatchObject({ party: 4, timing: "flexible", starts_at: null });
    expect((await addressOf(copy))?.exact).toBe("Vestergade 7, 3. tv");
    expect(await callRow(id)).toMatchObject({ timing: "date" });
  });

  test("taken back, those who come are told, once; then it can no longer be changed", async () => {
    const id = await publishedBy(amal);
    const helper = await helperOn(id, "carrier");
    expect(await text(`/calls/${id}/cancellation`, amal.cookie)).toContain("شخص واحد له مكان");
    expect(where(await nabo.post(`/calls/${id}/cancellation`, {}, amal.cookie))).toBe(`/calls/${id}`);
    expect(where(await nabo.post(`/calls/${id}/cancellation`, {}, amal.cookie))).toBe(`/calls/${id}`);
    const told = (await noticesOf(helper, id)).filter(({ kind }) => kind === "arrangements.cancelled");
    expect(told).toHaveLength(1);
    expect((await nabo.post(`/calls/${id}/edits`, {}, amal.cookie)).status).toBe(410);
    expect(where(await nabo.get(`/calls/${id}/cancellation`, amal.cookie))).toBe(`/calls/${id}`);
  });

  test("when nobody came in time, the owner is asked once whether to ask again", async () => {
    const [lonely, helped] = [await publishedBy(amal), await publishedBy(amal)];
    await helperOn(helped, "driver");
    await afterEnd(nabo.platform, lonely);
    expect(await noticesOf(amal, lonely)).toEqual([]);
    nabo.clock.set("2026-06-12T15:00:00Z");
    for (const id of [lonely, lonely, helped]) await afterEnd(nabo.platform, id);
    expect(await noticesOf(amal, lonely)).toMatchObject([{ kind: "publications.expired" }]);
    expect((await noticesOf(amal, helped)).map(({ kind }) => kind)).not.toContain("publications.expired");
    expect(await text("/inbox", amal.cookie)).toContain("لم يتمكن أحد من الحضور");
  });
});

describe("the photo", () => {
  const upload = (id: string, cookie: string, photo: Blob, rest: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ note: "", ...rest })) body.append(name, value);
    body.append("photo", photo, "IMG_1.jpg");
    const headers = { host: testHost, origin: `http://${testHost}`, cookie };
    return nabo.app.request(`http://${testHost}/drafts/${id}/extras`, { method: "POST", headers, body });
  };
  const picture = async () =>
    new Blob([
      new Uint8Array(
        await sharp({ create: { width: 900, height: 600, channels: 3, background: "#47a" } })
          .jpeg()
          .toBuffer(),
      ),
    ]);

  test("is shown to those who may see the draft, then with the call, and goes when nothing shows it", async () => {
    const { id, cookie } = await begin("need.moving", amal.cookie);
    await answerAll(id, cookie, moving.slice(0, -1));
    expect(where(await upload(id, cookie, await picture()))).toBe(`/drafts/${id}/check`);
    expect((await nabo.get(`/drafts/${id}/photo`, jonas.cookie)).status).toBe(404);
    await nabo.post(`/drafts/${id}/publication`, {}, cookie);
    const shown = await nabo.get(`/calls/${id}/photo`);
    expect([
      shown.status,
      shown.headers.get("content-type"),
      shown.headers.get("x-content-type-options"),
    ]).toEqual([200, "image/webp", "nosniff"]);
    expect(shown.headers.get("cache-control")).toContain("private");
    expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(900);
    const again = await nabo.get(`/calls/${id}/photo`, undefined, {
      "if-none-match": shown.headers.get("etag") ?? "",
    });
    expect(again.status).toBe(304);

    const { db } = nabo.platform;
    const count = async () => (await db.selectFrom("photos").select("id").execute()).length;
    nabo.clock.set("2026-06-14T07:00:00Z");
    await forgetOld(nabo.platform);
    expect(await count()).toBe(1);
    await db.deleteFrom("occasions").where("id", "=", id).execute();
    await forgetOld(nabo.platform);
    expect(await count()).toBe(0);
    expect((await nabo.get(`/calls/${id}/photo`)).status).toBe(404);
  });

  test("one that cannot be used is named, and all else is kept", async () => {
    const { id, cookie } = await begin("need.moving", jonas.cookie);
    const answer = await upload(id, cookie, new Blob(["<svg/>"]), {
      note: "Sofaen er stor",
      floor: "floor_2",
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("Filen er ikke et billede");
    expect(page).toContain("Sofaen er stor");
    // What fits is kept already.
    expect(await text(`/drafts/${id}/extras`, cookie)).toContain("Sofaen er stor");
    const both = await upload(id, cookie, await picture(), { note: "Skriv til a@b.dk" });
    expect(both.status).toBe(422);
    expect(await both.text()).toContain(`/drafts/${id}/photo`);
    expect((await nabo.get(`/drafts/${id}/photo`, cookie)).status).toBe(200);
    expect((await nabo.post(`/drafts/${id}/extras`, { note: "", remove_photo: "yes" }, cookie)).status).toBe(
      303,
    );
    expect((await nabo.get(`/drafts/${id}/photo`, cookie)).status).toBe(404);
  });
});

test("drafts left alone for a week are forgotten", async () => {
  const { id, cookie } = await begin("need.moving", amal.cookie);
  nabo.clock.set("2026-06-17T06:00:00Z");
  await forgetOld(nabo.platform);
  expect(await draftCount(id)).toBe(1);
  nabo.clock.set("2026-06-17T07:00:01Z");
  await forgetOld(nabo.platform);
  expect((await nabo.get(`/drafts/${id}/people`, cookie)).status).toBe(404);
});
