// Every text that has broken something somewhere, in every field and every query, where the rest fits.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { langs } from "../../src/platform/words.ts";
import type { Declared } from "../../src/web/route.ts";
import { declaredRoutes, readRows } from "../../tools/access.ts";
import { actors, routeOf } from "../../tools/access-expected.ts";
import { fieldsOf } from "../../tools/access-fields.ts";
import { nasty, percent } from "./nonsense.ts";
import { type Probe, patience, probeOf } from "./probe.ts";
import { queries } from "./queries.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let probe: Probe;
beforeAll(async () => {
  world = await openWorld();
  probe = probeOf(world);
});
afterAll(() => world.close());

const posts = declaredRoutes.filter(({ method }) => method === "POST");

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
      // Becoming a person is slow by intent, and what goes on beside the name does not depend on it.
      const slow = form.has("name") && form.has("lang") && name !== "name";
      for (const [i, text] of nasty.entries()) {
        if ((closed.test(kind) || slow) && i % 5) continue;
        form.set(name, text);
        const headers = { "content-type": "application/x-www-form-urlencoded" };
        const sent = { actor, path, body: form.toString(), headers, method: "POST", cookies: "" };
        expect(
          await probe.amiss({ ...sent, lang: langs[i % langs.length] ?? "da" }),
          text.slice(0, 80),
        ).toEqual([]);
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
        expect(await probe.amiss({ ...one, lang: "ar" }), text.slice(0, 80)).toEqual([]);
      }
    },
    patience,
  );
});
