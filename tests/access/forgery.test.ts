// Forms that come from elsewhere, come twice, or lead elsewhere; cookies that were planted, and codes of others.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { exitUrl } from "../../src/web/headers.ts";
import { declaredRoutes, readRows } from "../../tools/access.ts";
import { type ActorName, actors, type Expected, routeOf } from "../../tools/access-expected.ts";
import { testHost } from "../support/platform.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.snapshot.restore());
afterAll(() => world.close());

const formOf = (row: Expected): Record<string, string[]> => {
  const sent = new URLSearchParams(world.fill(row.form));
  return Object.fromEntries([...new Set(sent.keys())].map((name) => [name, sent.getAll(name)]));
};

interface Through {
  row: Expected;
  actor: ActorName;
}
/** Of each route that posts, the first line in which somebody gets through, and who: signed in, if anybody is. */
const through: [string, Through][] = declaredRoutes
  .filter(({ method }) => method === "POST")
  .map((route) => {
    const rows = readRows().filter((row) => routeOf(row, declaredRoutes) === route);
    const row = rows.find(({ cells }) => cells.includes("does")) ?? rows[0];
    if (!row) throw new Error(`expected.txt says nothing about POST ${route.path}`);
    return [route.path, { row, actor: actors[Math.max(row.cells.lastIndexOf("does"), 0)] ?? "nobody" }];
  });

const send = ({ row, actor }: Through, headers: Record<string, string> = {}) =>
  world.ask(actor, "POST", world.fill(row.path), { form: formOf(row), headers });

describe("a form of another site is refused, whatever cookies came with it", () => {
  const elsewhere: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `http://${testHost}.evil.example` },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: `http://other.${testHost}` },
  ];

  test.each(through)("POST %s", async (_, sent) => {
    for (const headers of elsewhere) {
      const answer = await send(sent, headers);
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.text()).toContain("This form came from another site");
    }
    expect(await world.snapshot.changed()).toEqual([]);
  });
});

describe("a form that is sent twice does once what it does", () => {
  /** Each time again, and why that is right. */
  const eachTime: Record<string, string> = {
    "/join":
      "somebody new has nothing yet to be known by; the page sends its form only once (browser/once.ts)",
    "/me/code": "every time a new code, of which the last one counts",
    "/me/keys/challenge": "every time a new challenge instead of the one before",
    "/sign-in/passkey/challenge": "the same",
    "/me/device": "every time a new link instead of the one before",
    "/calls/:id/places": "one place more for every press, as the button says",
    "/calls/:id/edits": "a fresh draft instead of the one before",
    "/calls/:id/duplicates": "one more draft, seen by nobody but its author",
    "/drafts": "one more draft, seen by nobody but its author",
  };

  test.each(through.filter(([path]) => !eachTime[path]))("POST %s", async (_, sent) => {
    await send(sent);
    const once = await world.snapshot.marks();
    const again = await send(sent);
    expect(again.status).toBeLessThan(500);
    expect(await world.snapshot.marks()).toEqual(once);
  });

  test("also when both come at once", async () => {
    for (const [path, sent] of through.filter(([path]) =>
      /publication|claims$|answers|questions$|acceptance/.test(path),
    )) {
      const count = async () => {
        const { rows } = await world.platform.pool.query<{ n: number }>(
          `select (select count(*) from calls) + (select count(*) from claims) + (select count(*) from posts)
             + (select count(*) from notices) + (select sum(taken) from slots) as n`,
        );
        return Number(rows[0]?.n);
      };
      await send(sent);
      const once = await count();
      await world.snapshot.restore();
      const both = await Promise.all([send(sent), send(sent)]);
      expect(both.map(({ status }) => status < 500)).toEqual([true, true]);
      expect([path, await count()]).toEqual([path, once]);
      await world.snapshot.restore();
    }
  });
});

describe("a cookie somebody planted never becomes signed in", () => {
  const newcomers = readRows().filter(
    ({ method, form, cells }) => method === "POST" && /name=New|name=First/.test(form) && cells[1] === "does",
  );
  const signIn = (): Expected => ({
    cells: [],
    method: "POST",
    path: "/sign-in",
    form: `code=${world.cast.somebody.member.code}`,
    what: "",
  });

  async function plantedStays(row: Expected, cookie: string): Promise<boolean> {
    const answer = await world.ask("nobody", "POST", world.fill(row.path), {
      form: formOf(row),
      headers: { cookie },
    });
    const given = answer.headers.getSetCookie().find((one) => one.startsWith("nabo="));
    expect([row.path, answer.status, given?.split(";")[0] !== cookie]).toEqual([row.path, 303, true]);
    return (await world.ask("nobody", "GET", "/me", { headers: { cookie } })).status !== 401;
  }

  test("on the way to becoming a person", async () => {
    expect(newcomers.length).toBeGreaterThan(5);
    for (const row of newcomers) {
      const session = `nabo=${world.cast.visitor.token}`;
      expect([row.path, await plantedStays(row, session)]).toEqual([row.path, false]);
      await world.snapshot.restore();
    }
  });

  test("or on the way to signing in", async () => {
    expect(await plantedStays(signIn(), `nabo=${world.cast.visitor.token}`)).toBe(false);
    expect(await plantedStays(signIn(), "nabo=chosen-by-somebody-else")).toBe(false);
  });

  test("and ends where somebody signs out", async () => {
    await world.ask("member", "POST", "/sign-out");
    expect((await world.ask("member", "GET", "/me")).status).toBe(401);
  });
});

describe("no form and no link leads to another site", () => {
  const evil = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "\\\\evil.example",
    "http:evil.example",
    "/..//evil.example",
    "javascript:alert(1)",
    "/@evil.example",
    ".evil.example",
    "%2f%2fevil.example",
    "/groups//evil.example",
  ];
  type Way = [actor: ActorName, method: string, path: string, form: Record<string, string>];
  const ways = (to: string): Way[] => [
    ["nobody", "POST", "/join", { name: "New", lang: "en", next: to }],
    ["nobody", "POST", "/sign-in", { code: world.cast.somebody.member.code, next: to }],
    ["nobody", "POST", "/sign-in/passkey", { answer: "nothing", next: to }],
    ["member", "POST", "/join", { name: "New", lang: "en", next: to }],
    ["member", "GET", `/join?next=${encodeURIComponent(to)}`, {}],
    ["member", "GET", `/sign-in?next=${encodeURIComponent(to)}`, {}],
    ["member", "POST", "/language", { lang: "en", back: to }],
    ["member", "POST", "/me/code/kept", { next: to }],
    ["stranger", "POST", "/groups/odense/membership", { back: to }],
    ["nobody", "POST", "/groups/odense/membership", { name: "New", lang: "en", back: to }],
  ];

  test.each(evil)("%s", async (to) => {
    for (const [actor, method, path, form] of ways(to)) {
      const answer = await world.ask(actor, method, path, method === "POST" ? { form } : {});
      const location = answer.headers.get("location");
      if (location === null) expect([path, answer.status]).toEqual([path, 422]);
      else {
        const there = new URL(location, `http://${testHost}/somewhere`);
        expect([path, there.origin]).toEqual([path, `http://${testHost}`]);
        const next = there.searchParams.get("next") ?? "/";
        expect(new URL(next, there).origin).toBe(there.origin);
      }
      await world.snapshot.restore();
    }
  });

  test("the way out leads to one harmless page, and the name of this host comes from its settings", async () => {
    const out = await world.ask("member", "POST", "/exit", {
      form: { next: "https://evil.example", url: "https://evil.example" },
    });
    expect(out.headers.get("location")).toBe(exitUrl);
    const poster = await world.ask("nobody", "GET", "/groups/odense/poster", {
      headers: { host: "evil.example", "x-forwarded-host": "evil.example" },
    });
    expect(await poster.text()).not.toContain("evil.example");
  });
});

describe("a recovery code", () => {
  const shown = async (cookie: string) =>
    /data-copy="(\d{20})"/.exec(
      await (await world.ask("nobody", "GET", "/me/code", { headers: { cookie } })).text(),
    )?.[1];
  const carried = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .find((one) => one.startsWith("code="))
      ?.split(";")[0] ?? "";

  test("is shown to its person alone, for ten minutes, until it is written down", async () => {
    const { member, owner } = world.cast.somebody;
    const code = carried(await world.ask("member", "POST", "/me/code"));
    const mine = await shown(`nabo=${member.token}; ${code}`);
    expect(mine).toMatch(/^\d{20}$/);
    expect(decodeURIComponent(code)).not.toContain(mine);
    expect(await shown(`nabo=${owner.token}; ${code}`)).toBeUndefined();
    expect(await shown(`nabo=${member.token}; ${code}x`)).toBeUndefined();
    const kept = await world.ask("member", "POST", "/me/code/kept", { form: { next: "/mine" } });
    expect([kept.headers.get("location"), carried(kept)]).toEqual(["/mine", "code="]);
    world.clock.pass(11);
    expect(await shown(`nabo=${member.token}; ${code}`)).toBeUndefined();
    world.clock.pass(-11);
  });
});
