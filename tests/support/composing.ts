// Composing calls as people do, form by form, in a group with a host: for tests of drafts and what becomes of them.
import { newId } from "../../src/platform/ids.ts";
import { cookieOf, type TestPlatform, testPlatform } from "./platform.ts";

export interface Someone {
  personId: string;
  cookie: string;
}
type Form = Record<string, string | string[]>;
/** Pages of a draft and what is sent to each. */
export type Answers = [string, Form][];

/** A family of four with children moves on Friday 12 June 2026, 14:00–17:00, from the third floor in Odense. */
export const moving: Answers = [
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

/** Nine in the morning of 10 June 2026. */
export const morning = "2026-06-10T07:00:00Z";

export const where = (answer: Response): string => answer.headers.get("location") ?? "";

export interface Composing {
  nabo: TestPlatform;
  groupId: string;
  /** Reads Arabic, asks. */
  amal: Someone;
  /** Reads Danish. */
  jonas: Someone;
  /** The group's host. */
  karen: Someone;
  text(path: string, cookie?: string): Promise<string>;
  /** Begins a draft; somebody without a cookie gets one, and reads English. */
  begin(what?: string, cookie?: string): Promise<{ id: string; first: string; cookie: string }>;
  /** Answers page after page; returns where the last one leads. */
  answerAll(id: string, cookie: string, pages?: Answers): Promise<string>;
  /** Publishes a call of this person's; returns its id. */
  publishedBy(someone: Someone, what?: string, pages?: Answers): Promise<string>;
}

export async function composing(): Promise<Composing> {
  const nabo = await testPlatform();
  const { db } = nabo.platform;
  const now = nabo.clock.now();
  const [amal, jonas, karen] = [
    await nabo.signUp("Amal", "ar"),
    await nabo.signUp("Jonas", "da"),
    await nabo.signUp("Karen", "da"),
  ];
  const groupId = newId();
  const at = { place_id: "odense-461", lat: 55.4, lon: 10.38, created_at: now };
  await db
    .insertInto("groups")
    .values({ id: groupId, slug: "odense", name: "Naboer i Odense", kind: "city", ...at })
    .execute();
  const host = {
    group_id: groupId,
    person_id: karen.personId,
    role: "host" as const,
    since: now,
    known_since: now,
  };
  await db.insertInto("memberships").values(host).execute();

  const send = async (path: string, form: Form, cookie?: string) => {
    const answer = await nabo.post(path, form, cookie);
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const begin: Composing["begin"] = async (what = "need.moving", cookie) => {
    const answer = await send("/drafts", { what, group: "odense" }, cookie);
    const id = where(answer).split("/")[2] ?? "";
    return { id, first: where(answer), cookie: cookie ?? `${cookieOf(answer)}; lang=en` };
  };
  const answerAll: Composing["answerAll"] = async (id, cookie, pages = moving) => {
    let next = "";
    for (const [page, form] of pages) next = where(await send(`/drafts/${id}/${page}`, form, cookie));
    return next;
  };
  return {
    nabo,
    groupId,
    amal,
    jonas,
    karen,
    begin,
    answerAll,
    text: async (path, cookie) => (await nabo.get(path, cookie)).text(),
    async publishedBy({ cookie }, what, pages) {
      const { id } = await begin(what, cookie);
      await answerAll(id, cookie, pages);
      await send(`/drafts/${id}/publication`, {}, cookie);
      return id;
    },
  };
}
