// The people of a journey: made by the same forms everybody uses, and what they asked for before it begins.
import { demo as ids } from "../../../db/worlds/denmark/load.ts";
import type { Lang } from "../../../src/platform/words.ts";
import type { House } from "./house.ts";

/** Where people meet: an address, and what lies behind it. */
export interface Site {
  url: string;
  platform: Pick<House["platform"], "db" | "clock">;
}

export interface Somebody {
  id: string;
  name: string;
  lang: Lang;
  cookie: string;
}

/** Posts a form as our own pages would, and takes the cookie that comes back, if any. */
export async function post(
  house: Pick<Site, "url">,
  path: string,
  form: Record<string, string | string[]>,
  cookie?: string,
): Promise<{ to: string; cookie: string }> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one);
  const answer = await fetch(house.url + path, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { origin: house.url, ...(cookie ? { cookie } : {}) },
  });
  if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  const given = answer.headers.getSetCookie().find((line) => /^nabo=[^;]/.test(line));
  return { to: answer.headers.get("location") ?? "", cookie: given?.split(";")[0] ?? cookie ?? "" };
}

export interface Standing {
  /** Slug of a group to belong to, or to host. */
  group?: string;
  role?: "member" | "host";
  known?: boolean;
}

/** Somebody new. Hosts are known. */
export async function somebody(
  house: Site,
  name: string,
  lang: Lang,
  { group, role = "member", known = role === "host" }: Standing = {},
): Promise<Somebody> {
  const { db, clock } = house.platform;
  const { cookie } = await post(house, "/join", { name, lang, ...(group ? { group } : {}) });
  const { id } = await db
    .selectFrom("people")
    .select("id")
    .where("name", "=", name)
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  if (group && (role === "host" || known)) {
    await db
      .updateTable("memberships")
      .set({ role, known_since: known ? clock.now() : null })
      .where("person_id", "=", id)
      .execute();
  }
  return { id, name, lang, cookie };
}

export interface Asking {
  what: string;
  group: string;
  /** Without a date it is for whenever it suits. */
  date?: string;
  from?: string;
  to?: string;
  place?: string;
  address?: string;
  meeting?: string;
  slots?: Record<string, string>;
}

/** Puts up a call page by page, as `owner`. Returns its id. */
export async function ask(house: Site, owner: Somebody, asking: Asking): Promise<string> {
  const { what, group, date, from = "14:00", to = "16:00", place = "noerrebro-101" } = asking;
  const { to: first } = await post(house, "/drafts", { what, group }, owner.cookie);
  const id = /[0-9a-f-]{36}/.exec(first)?.[0] ?? "";
  const answer = (page: string, form: Record<string, string | string[]>) =>
    post(house, `/drafts/${id}/${page}`, form, owner.cookie);
  if (what.startsWith("need.")) await answer("people", { party: "4", who: "me" });
  await answer("when", { timing: date ? "date" : "flexible" });
  if (date) await answer("time", { date, from, to });
  await answer("where", { place });
  await answer("address", { meeting: asking.meeting ?? "", address: asking.address ?? "" });
  await answer("languages", { languages: ["da", "ar"] });
  await answer("slots", asking.slots ?? { places_carrier: "1" });
  await answer("extras", { note: "" });
  await post(house, `/drafts/${id}/publication`, {}, owner.cookie);
  return id;
}

const demoLangs = { newcomer: "ar", neighbour: "da", host: "da" } as const;

/** One of the three of the demo world, signed in by their link. */
export async function demo(house: Site, who: keyof typeof demoLangs): Promise<Somebody> {
  const answer = await fetch(`${house.url}/demo/${who}`, { redirect: "manual" });
  const given = answer.headers.getSetCookie().find((line) => /^nabo=[^;]/.test(line));
  const id = ids[who];
  const found = house.platform.db.selectFrom("people").select("name").where("id", "=", id);
  const { name } = await found.executeTakeFirstOrThrow();
  return { id, name, lang: demoLangs[who], cookie: given?.split(";")[0] ?? "" };
}
