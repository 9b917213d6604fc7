// One odd request, and what may not come of it: a failure, danger, another language, a leak, a trespass.
import { type Lang, langs, words } from "../../src/platform/words.ts";
import type { ActorName } from "../../tools/access-expected.ts";
import { elementOf } from "./html.ts";
import { leaksIn, type Marker, markersOf } from "./markers.ts";
import type { Body } from "./nonsense.ts";
import { dangersIn } from "./safe.ts";
import { trespasses } from "./trespass.ts";
import type { World } from "./world.ts";

/** Milliseconds for a test of many requests; a busy machine takes its time, and an answer that never comes takes more. */
export const patience = 240_000;

export interface Try extends Body {
  actor: ActorName;
  method: string;
  path: string;
  lang: Lang;
  cookies: string;
}

export interface Probe {
  /** Sentences about what went wrong with one request; empty when all is well. */
  amiss(one: Try): Promise<string[]>;
  /** Ids of things of every kind, to be sent where others are meant. */
  ids: string[];
}

export function probeOf(world: World): Probe {
  const markers = markersOf(world);
  // Who holds one of these may use it, and everybody knows the addresses of groups.
  const open = /^(first|stop|sms|number|endpoint|group|elsewhere|link|recovery\.mark|(pause|mute)\..+)$/;
  const ids = Object.entries(world.spots).flatMap(([name, spot]) => (open.test(name) ? [] : [spot]));
  return { amiss: (one) => amiss(world, markers, one), ids };
}

async function amiss(world: World, markers: Marker[], one: Try): Promise<string[]> {
  const { actor, method, path, lang, cookies, body, headers } = one;
  const session = (world.cast.cookies[actor] || "x=1").replace("lang=en", "x=1");
  const cookie = `${session}; lang=${lang}${cookies}`;
  const answer = await world.ask(actor, method, path, {
    body,
    headers: { ...headers, cookie, "accept-encoding": "" },
  });
  const streams = answer.headers.get("content-type")?.includes("event-stream");
  if (streams) await answer.body?.cancel();
  const text = streams ? "" : await answer.text();
  const wrong = answer.status >= 500 ? [`answered ${answer.status}: ${world.logged.at(-1)}`] : [];
  if (answer.headers.get("content-type")?.startsWith("text/html") && text)
    wrong.push(...amissOn(text, answer.status, path, lang));
  const sent = `${path} ${typeof body === "string" ? decodeURIComponent(body.replace(/%(?![0-9a-f]{2})|%[89a-f][0-9a-f]/gi, "~")) : ""}`;
  const files = body instanceof FormData ? [...body.values()].join(" ") : "";
  wrong.push(...leaksIn(text, actor, sent + files + cookie, markers).map((leak) => `${actor} read ${leak}`));
  return [...wrong, ...(await damage(world, actor))];
}

/** Whole pages say their language; parts of pages have none of their own. */
function amissOn(html: string, status: number, path: string, lang: Lang): string[] {
  const wrong = dangersIn(html);
  const asked = new URL(path, "http://nabo.test").searchParams.get("lang");
  const expected = langs.find((one) => one === asked) ?? (asked === "qps" ? "en" : lang);
  if (html.startsWith("<!doctype") && !html.includes(`<html lang="${expected}"`))
    wrong.push(`not in ${expected}`);
  const refusals = ["forbidden", "sign_in", "not_found", "gone", "too_large", "too_many"];
  const title = elementOf(html, "h1");
  if ([401, 403, 404, 410, 413, 429].includes(status) && asked !== "qps") {
    const said = refusals.map((kind) => words(expected)(`web:refusal.title.${kind}`));
    if (!said.includes(title)) wrong.push(`${status} is called "${title}"`);
  }
  return wrong;
}

async function damage(world: World, actor: ActorName): Promise<string[]> {
  if ((await world.snapshot.changed()).length === 0) return [];
  const who = actor === "nobody" ? {} : actor === "visitor" ? world.cast.visitor : world.cast.somebody[actor];
  const found = await trespasses(world.platform.pool, who).finally(() => world.snapshot.restore());
  return found.map((table) => `${actor} changed ${table} of others`);
}
