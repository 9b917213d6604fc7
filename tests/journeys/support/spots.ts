// Every page there is, with real rows on it, for the walks that look at all of them.
import sharp from "sharp";
import { mutePath, pausePath } from "../../../src/modules/attention/public.ts";
import { stopPath } from "../../../src/modules/profiles/public.ts";
import { askedSpots } from "./asked-spots.ts";
import type { House } from "./house.ts";
import { claimOf, slotOf } from "./looking.ts";
import { ask, demo, post, type Somebody, somebody } from "./people.ts";
import { channels } from "./reaching.ts";
import { returning } from "./returning.ts";
import { talkSpots } from "./talk-spots.ts";

export interface Spot {
  /** The declared pattern. */
  route: string;
  path: string;
  as: Somebody | null;
  /** Sent as a form, to see what comes back. */
  form?: Record<string, string>;
}

const group = "venligboerne-koebenhavn";
const here = `/groups/${group}`;

interface Cast {
  house: House;
  amal: Somebody;
  jonas: Somebody;
  karen: Somebody;
  /** Signed up, in no group; and somebody without an account who has begun a draft. */
  stranger: Somebody;
  visitor: Somebody;
}

async function gather(house: House): Promise<Cast> {
  const [amal, jonas, karen] = await Promise.all([
    demo(house, "newcomer"),
    demo(house, "neighbour"),
    demo(house, "host"),
  ]);
  const stranger = await somebody(house, "Viktor Vindstille", "en");
  const { cookie } = await post(house, "/drafts", { what: "need.moving", group });
  await post(house, "/me/email", { email: "amal@example.org" }, amal.cookie);
  return { house, amal, jonas, karen, stranger, visitor: { id: "", name: "", lang: "en", cookie } };
}

/** Calls of the story, found by whose they are and who has a part in them. */
async function callOf(
  { house }: Cast,
  { category, owner, helper }: { category: string; owner?: Somebody; helper?: Somebody },
): Promise<string> {
  let found = house.platform.db
    .selectFrom("occasions as o")
    .innerJoin("calls", "calls.id", "o.id")
    .innerJoin("groups as g", "g.id", "o.group_id")
    .select("o.id")
    .where("g.slug", "=", group)
    .where("calls.category", "=", category);
  if (owner) found = found.where("o.owner_id", "=", owner.id);
  if (helper) {
    found = found
      .innerJoin("claims as c", "c.occasion_id", "o.id")
      .where("c.person_id", "=", helper.id)
      .where("o.owner_id", "!=", helper.id);
  }
  return (await found.orderBy("o.published_at", "desc").executeTakeFirstOrThrow()).id;
}

const get = (route: string, path: string, as: Somebody | null = null): Spot => ({ route, path, as });
const refused = (route: string, path: string, form: Record<string, string>, as: Somebody | null): Spot => ({
  route,
  path,
  as,
  form,
});

async function people({ house, amal, jonas, stranger }: Cast): Promise<Spot[]> {
  const stop = await stopPath(house.platform.db, amal.id, "amal@example.org");
  const mine = ["/me", "/me/about", "/me/area", "/me/week", "/me/email", "/me/code", "/me/sessions"];
  return [
    get("/join", "/join"),
    refused("/join", "/join", { name: "", lang: "da" }, null),
    get("/sign-in", "/sign-in"),
    refused("/sign-in", "/sign-in", { code: "12345" }, null),
    ...mine.map((path) => get(path, path, jonas)),
    get("/me", "/me", stranger),
    get("/me", "/me"),
    get("/me/area", "/me/area?q=Ejby", jonas),
    get("/me/area", "/me/area?q=Atlantis", stranger),
    refused("/me/email", "/me/email", { email: "nobody" }, stranger),
    get("/me/leaving", "/me/leaving", jonas),
    get("/me/leaving/sure", "/me/leaving/sure", jonas),
    get("/stop-mail/:id/:mark", stop),
    get("/stop-mail/:id/:mark", `/stop-mail/${amal.id}/nothing`),
    get("/inbox", "/inbox", amal),
    get("/inbox", "/inbox", stranger),
    get("/mine", "/mine", jonas),
    get("/mine", "/mine", stranger),
  ];
}

/** Before and after a break, a mute and a block. */
async function asking(cast: Cast): Promise<Spot[]> {
  const { house, amal, jonas, stranger } = cast;
  const { db } = house.platform;
  const held = await claimOf(house, await callOf(cast, { category: "repair", helper: jonas }), jonas);
  const [pause, mute] = ["/pause/:mark", "/mute/:mark"];
  const [paused, muted] = [await pausePath(db, jonas.id), await mutePath(db, jonas.id, group)];
  await post(house, paused, {});
  await post(house, muted, {});
  await post(house, "/blocks", { claim: held }, jonas.cookie);
  await post(house, "/me/asking", { weekly: "0" }, stranger.cookie);
  return [
    ...[amal, jonas, stranger].map((who) => get("/me/asking", "/me/asking", who)),
    refused("/me/asking", "/me/asking", { weekly: "8" }, amal),
    get("/blocks/new", `/blocks/new?claim=${held}`, jonas),
    get(pause, await pausePath(db, amal.id)),
    get(pause, paused),
    get(pause, "/pause/nothing"),
    get(mute, await mutePath(db, amal.id, group)),
    get(mute, muted),
  ];
}

const groups = ({ jonas, karen, stranger }: Cast): Spot[] => [
  get("/", "/"),
  get("/", "/", jonas),
  get("/groups", "/groups"),
  get("/groups", "/groups?q=N%C3%B8rrebro"),
  get("/groups", "/groups?q=Atlantis"),
  get("/groups/new", "/groups/new", karen),
  refused("/groups/new", "/groups/new", { group: "Venligboerne Ejby", kind: "city", place: "Ejby" }, karen),
  get("/groups/:slug", here),
  get("/groups/:slug", here, jonas),
  get("/groups/:slug", here, karen),
  get("/groups/:slug", `${here}?what=need.legal&when=today`),
  get("/groups/:slug/about", `${here}/about`),
  get("/groups/:slug/about", `${here}/about`, karen),
  get("/groups/:slug/needs", `${here}/needs`),
  get("/groups/:slug/needs", "/groups/venligboerne-horsens/needs", jonas),
  get("/groups/:slug/needs", "/groups/kvinfo-mentornetvaerk/needs", stranger),
  refused("/groups/:slug/membership", `${here}/membership`, { name: "" }, null),
  get("/groups/:slug/poster", `${here}/poster`),
  get("/groups/:slug/members", `${here}/members`, karen),
  get("/groups/:slug/members", `${here}/members?q=nobody`, karen),
  get("/groups/:slug/closure", `${here}/closure`, karen),
  refused("/groups/:slug/closure", `${here}/closure`, { until: "2020-01-01" }, karen),
  get("/groups/:slug/desk", `${here}/desk`, karen),
  get("/groups/:slug/desk", `${here}/desk`, stranger),
  get("/groups/:slug/questions", `${here}/questions`),
  get("/groups/:slug/questions", `${here}/questions`, karen),
  refused("/groups/:slug/questions", `${here}/questions`, { body: "Ring 28 91 04 73" }, jonas),
  get("/style", "/style"),
  get("/nowhere", "/nowhere"),
];

/** Calls in every state, before the eyes of everybody who sees something else on them. */
async function calls(cast: Cast): Promise<Spot[]> {
  const { house, amal, jonas, karen, stranger } = cast;
  const call = (id: string, as: Somebody | null = null) => get("/calls/:id", `/calls/${id}`, as);
  const moving = await callOf(cast, { category: "moving", owner: amal });
  const held = await callOf(cast, { category: "repair", helper: jonas });
  const carrier = await slotOf(house, moving, "carrier");
  await post(house, `/calls/${moving}/claims`, { slot: carrier }, stranger.cookie);
  const clash = { what: "need.transport", group, date: "2026-06-10", from: "16:00", to: "17:00" };
  const beside = await ask(house, amal, { ...clash, slots: { places_driver: "1" } });
  const near = {
    ...clash,
    from: "18:05",
    to: "19:00",
    place: "amagerbro-101",
    slots: { places_driver: "1" },
  };
  const after = await ask(house, amal, near);
  const filled = await callOf(cast, { category: "transport", helper: jonas });
  const removed = await ask(house, stranger, { ...clash, slots: { places_driver: "1" } });
  await post(house, `/calls/${removed}/removal`, { reason: "Det er en annonce." }, karen.cookie);
  const claim = async (id: string) => ({ slot: await slotOf(house, id) });
  return [
    ...[null, amal, jonas, karen, stranger].map((who) => call(moving, who)),
    call(held, jonas),
    call(filled),
    call(filled, stranger),
    call(await callOf(cast, { category: "bicycle", owner: jonas })),
    call(await callOf(cast, { category: "bicycle", owner: jonas }), amal),
    call(await callOf(cast, { category: "moving", helper: jonas }), jonas),
    call(await callOf(cast, { category: "form", owner: amal }), amal),
    call(await callOf(cast, { category: "bicycle", owner: amal }), amal),
    call(await callOf(cast, { category: "bicycle", owner: amal }), jonas),
    call(await callOf(cast, { category: "furniture", helper: jonas }), jonas),
    call(removed),
    call(removed, stranger),
    get("/calls/:id/removal", `/calls/${moving}/removal`, karen),
    refused("/calls/:id/removal", `/calls/${moving}/removal`, { reason: "" }, karen),
    get("/calls/:id/cancellation", `/calls/${moving}/cancellation`, amal),
    get("/claims/:id/release", `/claims/${await claimOf(house, held, jonas)}/release`, jonas),
    refused("/claims/:id/release", `/claims/${await claimOf(house, held, jonas)}/release`, {}, jonas),
    refused("/calls/:id/claims", `/calls/${moving}/claims`, { slot: carrier, name: "" }, null),
    refused("/calls/:id/claims", `/calls/${filled}/claims`, await claim(filled), karen),
    refused("/calls/:id/claims", `/calls/${beside}/claims`, await claim(beside), stranger),
    refused("/calls/:id/claims", `/calls/${after}/claims`, await claim(after), stranger),
    refused("/calls/:id/questions", `/calls/${moving}/questions`, { body: "me@example.org" }, jonas),
  ];
}

/** A draft with every answer, one for the hours of today, and one of somebody without an account. */
async function drafts({ house, amal, jonas, visitor }: Cast): Promise<Spot[]> {
  const begin = async (what: string, { cookie }: Somebody): Promise<string> =>
    /[0-9a-f-]{36}/.exec((await post(house, "/drafts", { what, group }, cookie)).to)?.[0] ?? "";
  const whole = await begin("need.moving", jonas);
  const answer = (id: string, page: string, form: Record<string, string>, { cookie }: Somebody) =>
    post(house, `/drafts/${id}/${page}`, form, cookie);
  const fill = async (id: string, who: Somebody) => {
    await answer(id, "people", { party: "4", children: "yes", who: "other" }, who);
    await answer(id, "consent", { consent: "said" }, who);
    await answer(id, "when", { timing: "date" }, who);
    await answer(id, "time", { date: "2026-06-12", from: "10:00", to: "12:00" }, who);
    await answer(id, "where", { place: "noerrebro-101" }, who);
    await answer(id, "address", { meeting: "Blågårds Plads", address: "Blågårdsgade 14" }, who);
    await answer(id, "languages", { languages: "ar" }, who);
    await answer(id, "slots", { places_carrier: "2" }, who);
    await answer(id, "extras", { note: "Alt er pakket.", note_lang: "da", details: "no_lift" }, who);
  };
  await fill(whole, jonas);
  await addPhoto(house, `/drafts/${whole}/extras`, jonas);
  const own = await begin("need.moving", visitor);
  await fill(own, visitor);
  const today = await begin("offer.dinner", amal);
  await answer(today, "when", { timing: "today" }, amal);
  const pages = "people consent when time where address languages slots extras check".split(" ");
  const at = (id: string, page: string, who: Somebody) =>
    get(`/drafts/:id/${page}`, `/drafts/${id}/${page}`, who);
  const wrong = (page: string, form: Record<string, string>) =>
    refused(`/drafts/:id/${page}`, `/drafts/${whole}/${page}`, form, jonas);
  return [
    get("/calls/new", "/calls/new", jonas),
    get("/calls/new", "/calls/new?near=N%C3%B8rrebro"),
    get("/calls/new", "/calls/new?near=Atlantis"),
    get("/calls/new", `/calls/new?group=${group}`, jonas),
    get("/calls/new", `/calls/new?group=${group}&direction=need`),
    get("/calls/new", `/calls/new?group=${group}&direction=offer`),
    ...pages.map((page) => at(whole, page, jonas)),
    at(today, "part", amal),
    at(today, "slots", amal),
    at(own, "check", visitor),
    refused("/drafts/:id/publication", `/drafts/${own}/publication`, { name: "", lang: "da" }, visitor),
    wrong("consent", {}),
    wrong("time", { date: "2020-01-01", from: "25", to: "" }),
    wrong("where", { place: "", sought: "Atlantis" }),
    wrong("address", { meeting: "me@example.org", address: "" }),
    wrong("slots", { places_driver: "0", places_carrier: "0" }),
    wrong("extras", { note: "28 91 04 73" }),
  ];
}

async function addPhoto(house: House, path: string, { cookie }: Somebody): Promise<void> {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#a63" } })
    .png()
    .toBuffer();
  const body = new FormData();
  for (const [name, value] of Object.entries({ note: "Alt er pakket.", note_lang: "da" }))
    body.set(name, value);
  body.set("photo", new Blob([new Uint8Array(picture)], { type: "image/png" }), "photo.png");
  const headers = { cookie, origin: house.url };
  const answer = await fetch(house.url + path, { method: "POST", body, redirect: "manual", headers });
  if (answer.status !== 303) throw new Error(`the photo was answered with ${answer.status}`);
}

/** All of them: in a house of the small world, and the one there is only while nobody lives in `empty`. */
export async function allSpots(house: House, empty: House): Promise<Spot[]> {
  const cast = await gather(house);
  const first = get("/first-host/:token", empty.url + empty.firstHost);
  return [
    await people(cast),
    await asking(cast),
    await channels(house, cast),
    await returning(house, cast),
    groups(cast),
    await calls(cast),
    await drafts(cast),
    await talkSpots(cast, group),
    await askedSpots(cast, group),
    first,
  ].flat();
}
