// Nonsense sent to every route and every field: an answer in the reader's language, never a failure, and no trespass.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Lang, langs, words } from "../../src/platform/words.ts";
import type { Declared } from "../../src/web/route.ts";
import { declaredRoutes, readRows } from "../../tools/access.ts";
import { type ActorName, actors, routeOf } from "../../tools/access-expected.ts";
import { fieldsOf } from "../../tools/access-fields.ts";
import { elementOf } from "./html.ts";
import { leaksIn, type Marker, markersOf } from "./markers.ts";
import { type Body, bodyFor, nasty, oddCookies, oddHeaders, pathFor, percent } from "./nonsense.ts";
import { queries } from "./queries.ts";
import { dangersIn } from "./safe.ts";
import { trespasses } from "./trespass.ts";
import { openWorld, type World } from "./world.ts";

/** The same nonsense every time; for other nonsense: ACCESS_SEED=7 ACCESS_RUNS=20 (times as much). */
const seed = Number(process.env["ACCESS_SEED"] ?? 20_260_610);
const times = Number(process.env["ACCESS_RUNS"] ?? 1);
const perRoute = 5 * times;
/** Milliseconds after which an answer counts as none. */
const patience = 60_000;

let world: World;
let markers: Marker[];
let ids: string[];

beforeAll(async () => {
  world = await openWorld();
  markers = markersOf(world);
  const { first: _first, stop: _stop, group: _group, elsewhere: _elsewhere, ...spots } = world.spots;
  ids = Object.values(spots);
});
afterAll(() => world.close());

interface Try extends Body {
  actor: ActorName;
  method: string;
  path: string;
  lang: Lang;
  cookies: string;
}

/** Sentences about what went wrong with one request; empty when all is well. */
async function amiss({ actor, method, path, lang, cookies, body, headers }: Try): Promise<string[]> {
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
  return [...wrong, ...(await damage(actor))];
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

async function damage(actor: ActorName): Promise<string[]> {
  if ((await world.snapshot.changed()).length === 0) return [];
  const who = actor === "nobody" ? {} : actor === "visitor" ? world.cast.visitor : world.cast.somebody[actor];
  const found = await trespasses(world.platform.pool, who).finally(() => world.snapshot.restore());
  return found.map((table) => `${actor} changed ${table} of others`);
}

async function holds(numRuns: number, tries: fc.Arbitrary<Try>): Promise<void> {
  const property = fc.asyncProperty(tries, async (one) => {
    expect(await amiss(one)).toEqual([]);
  });
  await fc.assert(property, { seed, numRuns });
}

const named = (routes: readonly Declared[]) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);
const actor = fc.constantFrom(...actors);
const lang = fc.constantFrom(...langs);
const still = { cookies: fc.constant(""), lang };

const posts = declaredRoutes.filter(({ method }) => method === "POST");
const gets = declaredRoutes.filter(({ method }) => method === "GET");

describe("every route, with anything at all", () => {
  test.each(named(posts))(
    "%s",
    (_, route) => {
      const headers = oddHeaders(ids);
      const tries = fc
        .record({
          actor,
          lang,
          cookies: oddCookies(ids),
          path: pathFor(route, ids),
          sent: bodyFor(route, ids),
          headers,
        })
        .map(
          ({ sent, ...rest }): Try => ({
            ...rest,
            ...sent,
            method: "POST",
            headers: { ...rest.headers, ...sent.headers },
          }),
        );
      return holds(perRoute, tries);
    },
    patience,
  );

  test.each(named(gets))(
    "%s",
    (_, route) => {
      const path = pathFor(route, ids);
      const tries = fc
        .record({ actor, lang, cookies: oddCookies(ids), path, headers: oddHeaders(ids) })
        .map((one): Try => ({ ...one, method: "GET" }));
      return holds(perRoute, tries);
    },
    patience,
  );
});

describe("every field, where the rest fits, with each kind of nonsense", () => {
  /** Where only a few words fit, all others are alike. */
  const closed = /^(one of|any of|only|an id)/;
  /** Twelve roles have the same two fields. */
  const alike = /^(places|needs)_(?!driver)/;
  /** The first line of expected.txt in which somebody gets through: who, where and with what. */
  const through = (route: Declared) => {
    const row = readRows().find(
      (one) => routeOf(one, declaredRoutes) === route && one.cells.includes("does"),
    );
    return row && { row, actor: actors[row.cells.lastIndexOf("does")] ?? "owner" };
  };
  const fields = posts.flatMap((route) =>
    fieldsOf(route.fields)
      .filter(({ name }) => !alike.test(name))
      .map((field) => [`${route.path} ${field.name}`, route, field] as const),
  );

  test.each(fields)(
    "%s",
    async (_, route, { name, kind }) => {
      const { row, actor } = through(route) ?? { row: undefined, actor: "owner" as const };
      const form = new URLSearchParams(world.fill(row?.form ?? ""));
      const path = row ? world.fill(row.path) : route.path;
      for (const [i, text] of nasty.entries()) {
        if (closed.test(kind) && i % 5) continue;
        form.set(name, text);
        const headers = { "content-type": "application/x-www-form-urlencoded" };
        const sent = { actor, path, body: form.toString(), headers, method: "POST", cookies: "" };
        expect(await amiss({ ...sent, lang: langs[i % langs.length] ?? "da" }), text.slice(0, 80)).toEqual(
          [],
        );
      }
    },
    patience,
  );
});

describe("every query, with each kind of nonsense", () => {
  const asked = Object.entries(queries).flatMap(([path, names]) =>
    names.map((name) => [`${path}?${name}=`, name] as const),
  );

  test.each(asked)(
    "%s",
    async (at) => {
      const path = at.replace(":slug", "odense");
      for (const text of nasty) {
        const one = {
          actor: "host",
          method: "GET",
          path: `${path}${percent(text)}`,
          cookies: "",
          headers: {},
        } as const;
        expect(await amiss({ ...one, lang: "ar" }), text.slice(0, 80)).toEqual([]);
      }
    },
    patience,
  );
});

describe("methods that no route has", () => {
  test(
    "are not there, and change nothing",
    async () => {
      const path = fc.constantFrom(...declaredRoutes).chain((route) => pathFor(route, ids));
      const method = fc.constantFrom("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "NONSENSE");
      const tries = fc.record({ actor, ...still, path, method }).map((one): Try => ({ ...one, headers: {} }));
      await holds(60 * times, tries);
    },
    patience,
  );
});
