// The pages of conversations, reports and openings, with real rows on them, for the walks that look at all pages.
import { newId } from "../../../src/platform/ids.ts";
import type { House } from "./house.ts";
import { claimOf, slotOf } from "./looking.ts";
import { ask, post, type Somebody } from "./people.ts";
import type { Spot } from "./spots.ts";

interface Cast {
  house: House;
  amal: Somebody;
  jonas: Somebody;
  karen: Somebody;
  stranger: Somebody;
}

/** What is written has no letters: nobody translates what people write. */
export async function talkSpots(
  { house, amal, jonas, karen, stranger }: Cast,
  group: string,
): Promise<Spot[]> {
  const { db, clock } = house.platform;
  const asking = { what: "need.furniture", group, date: "2026-06-20", slots: { places_carrier: "2" } };
  const call = await ask(house, amal, asking);
  await post(house, `/calls/${call}/claims`, { slot: await slotOf(house, call) }, stranger.cookie);
  const begin = async (who: Somebody, claim?: string) =>
    (
      await post(
        house,
        "/conversations",
        { kind: "call", subject: call, ...(claim ? { claim } : {}) },
        who.cookie,
      )
    ).to;
  const all = await begin(amal);
  const two = await begin(amal, await claimOf(house, call, stranger));
  const write = (talk: string, body: string, who: Somebody) =>
    post(house, `${talk}/messages`, { body }, who.cookie);
  await write(all, "10:00 – 12:00?", amal);
  await write(all, "14:00!", stranger);
  await write(two, "1000?", stranger);
  await write(two, "0!", amal);
  const first = async (talk: string, { id }: Somebody) => {
    const messages = db.selectFrom("messages").select("id").where("author_id", "=", id);
    const found = messages.where("conversation_id", "=", talk.split("/").at(-1) ?? "");
    return (await found.executeTakeFirstOrThrow()).id;
  };
  const report = { messages: await first(two, stranger), reason: "1000?!" };
  await post(house, `${two}/reports`, report, amal.cookie);
  await post(house, `${all}/reports`, { ...report, messages: await first(all, stranger) }, amal.cookie);
  const reports = await db.selectFrom("reports").select(["id", "group_id", "subject_id"]).execute();
  const opened = newId();
  const now = clock.now();
  const [{ id: report_id = "", group_id = "", subject_id = "" } = {}] = reports;
  await db
    .insertInto("openings")
    .values({
      id: opened,
      conversation_id: subject_id,
      group_id,
      report_id,
      asked_by: karen.id,
      reason: "10 – 12",
      asked_at: now,
      approved_by: jonas.id,
      approved_at: now,
      ends_at: new Date(now.getTime() + 86_400_000),
    })
    .execute();
  const [talk, reporting] = ["/conversations/:id", "/conversations/:id/report"];
  const get = (route: string, path: string, as: Somebody): Spot => ({ route, path, as });
  return [
    get("/conversations", "/conversations", amal),
    get("/conversations", "/conversations", karen),
    get(talk, all, amal),
    get(talk, all, stranger),
    get(talk, two, amal),
    get(talk, `${all}?before=2`, amal),
    { route: talk, path: `${all}/messages`, as: amal, form: { body: "" } },
    get(reporting, `${all}/report`, amal),
    { route: reporting, path: `${all}/reports`, as: amal, form: { reason: "" } },
    get("/groups/:slug/reports", `/groups/${group}/reports`, karen),
    get("/openings/:id", `/openings/${opened}`, karen),
    get("/calls/:id", `/calls/${call}`, stranger),
    get("/calls/:id", `/calls/${call}`, amal),
  ];
}

/** Pieces of pages, streams and files. */
export const talkParts = ["/live/conversations/:id", "/conversations/:id/messages", "/messages/:id/photo"];
