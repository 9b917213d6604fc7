// What goes with every answer: who may keep, frame and read it; and what no page, address or log line may hold.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleRoutes } from "../../src/modules.ts";
import { createLog } from "../../src/platform/log.ts";
import { createApp } from "../../src/web/app.ts";
import { assetUrl, openAssets } from "../../src/web/assets.ts";
import { declaredRoutes, readRows } from "../../tools/access.ts";
import { routeOf } from "../../tools/access-expected.ts";
import { buildAssets } from "../../tools/assets.ts";
import { crawl, type Page } from "./crawl.ts";
import { tagsOf, textOf } from "./html.ts";
import { markersOf } from "./markers.ts";
import { dangersIn } from "./safe.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let pages: Page[];
const folder = mkdtempSync(join(tmpdir(), "nabo-access-"));

beforeAll(async () => {
  openAssets(folder, (await buildAssets(folder)).files);
  world = await openWorld();
  pages = await crawl(world, ["nobody", "owner", "host"]);
}, 180_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; form-action 'self' https://www.dmi.dk/; base-uri 'none'; frame-ancestors 'none'";

const everywhere = {
  "content-security-policy": policy,
  "cache-control": "no-store",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
  "x-robots-tag": "noindex, nofollow",
};
type Headered = Record<string, string>;
const photo: Headered = {
  ...everywhere,
  "cache-control": "private, no-cache",
  "content-security-policy": "default-src 'none'",
};

const some = (headers: Headers, names: object) =>
  Object.fromEntries(Object.keys(names).map((name) => [name, headers.get(name)]));

describe("headers", () => {
  test.each(readRows().map((row) => [`${row.method} ${row.path}`, row] as const))("of %s", async (_, row) => {
    for (const actor of ["nobody", "owner", "host"] as const) {
      const form = Object.fromEntries(new URLSearchParams(world.fill(row.form)));
      const answer = await world.ask(
        actor,
        row.method,
        world.fill(row.path),
        row.method === "POST" ? { form } : {},
      );
      const isPhoto = answer.headers.get("content-type") === "image/webp";
      expect(some(answer.headers, everywhere)).toEqual(isPhoto ? photo : everywhere);
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
      expect(answer.headers.get("server") ?? answer.headers.get("x-powered-by")).toBeNull();
      for (const cookie of answer.headers.getSetCookie())
        expect(cookie).toMatch(/; Path=\/(; HttpOnly; SameSite=Lax)?$/);
      if (answer.headers.get("content-type")?.includes("event-stream")) await answer.body?.cancel();
    }
    await world.snapshot.restore();
  });

  test("of a photo the reader has already, of what is not there, and of a form from elsewhere", async () => {
    const path = world.fill("/calls/{ahead}/photo");
    const mark = (await world.ask("nobody", "GET", path)).headers.get("etag") ?? "";
    const known = await world.ask("nobody", "GET", path, { headers: { "if-none-match": mark } });
    expect([known.status, some(known.headers, photo)]).toEqual([304, photo]);
    const kept = await world.ask("nobody", "GET", world.fill("/calls/{removed}/photo"), {
      headers: { "if-none-match": mark },
    });
    expect(kept.status).toBe(404);
    for (const [method, to] of [
      ["GET", "/nowhere"],
      ["PUT", "/me"],
      ["POST", "/nowhere"],
    ] as const)
      expect(some((await world.ask("nobody", method, to)).headers, everywhere)).toEqual(everywhere);
    const foreign = await world.ask("nobody", "POST", "/join", {
      headers: { origin: "https://evil.example" },
    });
    expect([foreign.status, some(foreign.headers, everywhere)]).toEqual([403, everywhere]);
  });

  test("of what is built: kept for ever, by anybody, and able to do nothing", async () => {
    const answer = await world.ask("nobody", "GET", assetUrl("app.js"));
    const expected = {
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'",
      "x-content-type-options": "nosniff",
    };
    expect([answer.status, some(answer.headers, expected), answer.headers.getSetCookie()]).toEqual([
      200,
      expected,
      [],
    ]);
  });

  test("where people come by https: cookies travel no other way, and neither do they", async () => {
    const platform = { ...world.platform, origin: "https://nabo.test" };
    const app = createApp(platform, { routes: moduleRoutes, findVisit: async () => undefined });
    const body = new URLSearchParams({ name: "New", lang: "en", group: "odense" });
    const joined = await app.request("https://nabo.test/join", { method: "POST", body });
    expect(joined.status).toBe(303);
    expect(joined.headers.get("strict-transport-security")).toBe("max-age=31536000");
    const cookies = [
      ...joined.headers.getSetCookie(),
      ...(
        await app.request("https://nabo.test/groups/odense/membership", { method: "POST", body })
      ).headers.getSetCookie(),
    ];
    expect(cookies.map((cookie) => cookie.split("=")[0])).toEqual(
      expect.arrayContaining(["nabo", "lang", "code", "said"]),
    );
    for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    await world.snapshot.restore();
  });
});

describe("pages", () => {
  test("hold no script of their own, no styles, no handlers, and nothing of other sites", () => {
    expect(pages.length).toBeGreaterThan(200);
    const dangers = pages.flatMap(({ html, from, actor }) =>
      dangersIn(html).map((danger) => `${danger} on ${from} as ${actor}`),
    );
    expect(dangers).toEqual([]);
  });

  /** In a letter there is no other way to say whose messages end; it is shown to whoever has the letter. */
  const mayName = (address: string) => address.startsWith("/stop-mail/");

  test("lead to no address that names somebody", () => {
    const { somebody, visitor } = world.cast;
    const names = Object.values(somebody).flatMap((one) => [
      one.personId,
      one.token,
      one.code,
      one.email,
      one.first,
      one.last,
    ]);
    const addresses = pages.flatMap(({ html, headers, from }) => [
      ...(headers.get("location") ? [headers.get("location") ?? ""] : []),
      ...(html ? tagsOf(html) : []).flatMap(({ attributes }) =>
        Object.entries(attributes).flatMap(([name, value]) =>
          /href|src|action|^data-/.test(name) && name !== "data-copy" ? [value] : [],
        ),
      ),
      from.split(" ")[1] ?? "",
    ]);
    expect(new Set(addresses).size).toBeGreaterThan(200);
    const naming = addresses.filter(
      (address) => !mayName(address) && [...names, visitor.token].some((name) => address.includes(name)),
    );
    expect([...new Set(naming)]).toEqual([]);
  });
});

describe("when something breaks", () => {
  const broken = ["people", "occasions", "groups", "drafts"];

  test.each(broken)(
    "in %s, people read a sentence, keep what they typed, and the log names nobody",
    async (table) => {
      const { pool } = world.platform;
      const { token, personId } = world.cast.somebody.owner;
      world.logged.length = 0;
      await pool.query(`alter table ${table} rename to lost`);
      try {
        const rows = readRows().filter(({ cells }) => ["ok", "does"].includes(cells[6] ?? ""));
        const once = new Map(rows.map((row) => [routeOf(row, declaredRoutes), row]));
        for (const row of once.values()) {
          const form = {
            ...Object.fromEntries(new URLSearchParams(world.fill(row.form))),
            typed: "typed-mark <b>",
          };
          const path = world.fill(row.path);
          const answer = await world.ask("owner", row.method, path, row.method === "POST" ? { form } : {});
          expect(some(answer.headers, everywhere)["content-security-policy"]).toMatch(/^default-src 'none'/);
          if (answer.headers.get("content-type")?.includes("event-stream")) await answer.body?.cancel();
          else if (answer.status >= 500) {
            const html = await answer.text();
            expect(dangersIn(html)).toEqual([]);
            expect(html).not.toMatch(/relation|lost|postgres|node_modules|\bat \w+ \(/i);
            if (row.method === "POST") expect(html).toContain('value="typed-mark &lt;b&gt;"');
            expect(textOf(html)).toMatch(/give this number: [0-9a-f]{8}/);
          }
        }
      } finally {
        await pool.query(`alter table lost rename to ${table}`);
        await world.snapshot.restore();
      }
      const lines = world.logged.join("");
      expect(world.logged.length).toBeGreaterThan(3);
      const told = markersOf(world).filter(({ text }) => lines.includes(text));
      expect(told.map(({ what }) => what)).toEqual([]);
      for (const secret of [token, personId, "typed-mark"]) expect(lines).not.toContain(secret);
    },
  );
});

test("a log line holds declared fields and no others", () => {
  const declared = [
    "at",
    "level",
    "event",
    "task",
    "route",
    "method",
    "status",
    "ms",
    "ref",
    "error",
    "code",
    "where",
    "count",
    "pid",
    "port",
    "version",
    "world",
  ];
  for (const line of world.logged)
    expect(declared).toEqual(expect.arrayContaining(Object.keys(JSON.parse(line))));
  const lines: string[] = [];
  createLog("info", (line) => void lines.push(line)).debug("not asked for");
  expect(lines).toEqual([]);
});
