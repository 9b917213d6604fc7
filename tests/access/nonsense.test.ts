// Generated nonsense sent to every route: an answer in the reader's language, never a failure, and no trespass.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { langs } from "../../src/platform/words.ts";
import type { Declared } from "../../src/web/route.ts";
import { declaredRoutes } from "../../tools/access.ts";
import { actors } from "../../tools/access-expected.ts";
import { bodyFor, oddCookies, oddHeaders, pathFor } from "./nonsense.ts";
import { type Probe, patience, probeOf, type Try } from "./probe.ts";
import { openWorld, type World } from "./world.ts";

/** The same nonsense every time; for other nonsense: ACCESS_SEED=7 ACCESS_RUNS=20 (times as much). */
const seed = Number(process.env["ACCESS_SEED"] ?? 20_260_610);
const times = Number(process.env["ACCESS_RUNS"] ?? 1);
const perRoute = 5 * times;

let world: World;
let probe: Probe;

beforeAll(async () => {
  world = await openWorld();
  probe = probeOf(world);
});
afterAll(() => world.close());

async function holds(numRuns: number, tries: fc.Arbitrary<Try>): Promise<void> {
  const property = fc.asyncProperty(tries, async (one) => {
    expect(await probe.amiss(one)).toEqual([]);
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
      const headers = oddHeaders(probe.ids);
      const tries = fc
        .record({
          actor,
          lang,
          cookies: oddCookies(probe.ids),
          path: pathFor(route, probe.ids),
          sent: bodyFor(route, probe.ids),
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
      const path = pathFor(route, probe.ids);
      const tries = fc
        .record({ actor, lang, cookies: oddCookies(probe.ids), path, headers: oddHeaders(probe.ids) })
        .map((one): Try => ({ ...one, method: "GET" }));
      return holds(perRoute, tries);
    },
    patience,
  );
});

describe("methods that no route has", () => {
  test(
    "are not there, and change nothing",
    async () => {
      const path = fc.constantFrom(...declaredRoutes).chain((route) => pathFor(route, probe.ids));
      const method = fc.constantFrom("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "NONSENSE");
      const tries = fc.record({ actor, ...still, path, method }).map((one): Try => ({ ...one, headers: {} }));
      await holds(60 * times, tries);
    },
    patience,
  );
});
