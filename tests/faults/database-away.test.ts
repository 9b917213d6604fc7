// The database is killed and comes back while people are at it: they read what happened, and lose nothing they typed.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Connection, connect } from "../../src/platform/db.ts";
import ar from "../../src/web/words/ar.json" with { type: "json" };
import da from "../../src/web/words/da.json" with { type: "json" };
import en from "../../src/web/words/en.json" with { type: "json" };
import { type Call, type Ground, openGround, type Person } from "./support/ground.ts";
import { listen } from "./support/live.ts";
import { ownServer, type Server } from "./support/postgres.ts";
import { type Product, startProduct } from "./support/product.ts";
import { type Answer, type Form, get, keptForm, post } from "./support/visitor.ts";

let server: Server;
let connection: Connection;
let ground: Ground;
let product: Product;
let amal: Person;
let call: Call;

beforeAll(async () => {
  server = await ownServer();
  connection = connect(server.url, { max: 3 });
  ground = await openGround(connection.db);
  amal = await ground.person({ lang: "ar" });
  await ground.belong(amal);
  [call = call] = await ground.calls(1, { owner: await ground.person(), places: 500 });
  product = await startProduct(server.url);
});
afterAll(async () => {
  await product.stop();
  await connection.close();
  await server.close();
});

const soon = { timeout: 30_000, interval: 50 };
const health = async (): Promise<Record<string, unknown>> =>
  JSON.parse((await get(`${product.url}/health`)).text);
const isWell = () => vi.waitFor(async () => expect(await health()).toMatchObject({ status: "ok" }), soon);

/** People who go on looking and asking, whatever happens; what each answer said, or why there was none. */
function crowd(size: number): { statuses: Set<string>; leave(): Promise<void> } {
  const statuses = new Set<string>();
  let here = true;
  const visit = async (number: number) => {
    const path = [`/groups/${ground.slug}`, `/calls/${call.id}`, "/inbox", "/health"][number % 4];
    while (here) {
      const answer = await get(product.url + path, { cookie: amal.cookie }).catch((error: unknown) => error);
      statuses.add(answer instanceof Error ? `none: ${answer.cause}` : String((answer as Answer).status));
    }
  };
  const visits = Array.from({ length: size }, (_, i) => visit(i));
  return {
    statuses,
    async leave() {
      here = false;
      await Promise.all(visits);
    },
  };
}

describe("while it is away", () => {
  const body = 'Er der lift? "Ja" & <nej>\nهل يوجد مصعد؟ 🙂 \u00e5';
  const forms: [string, (call: Call) => string, Form][] = [
    ["a question", ({ id }) => `/calls/${id}/questions`, { body }],
    [
      "a profile",
      () => "/me/about",
      { name: "Amal O'Neill", lang: "ar", speaks: ["ar", "so"], skills: ["car", "van"] },
    ],
    ["a claim", ({ id }) => `/calls/${id}/claims`, {}],
    ["a sign-up", () => "/join", { name: "Lina", lang: "da" }],
  ];
  const kept = new Map<string, { action: string; form: Form }>();
  let visitors: ReturnType<typeof crowd>;
  let live: Awaited<ReturnType<typeof listen>>;
  let pid = 0;

  beforeAll(async () => {
    live = await listen(`${product.url}/live/calls/${call.id}`, amal.cookie);
    visitors = crowd(8);
    await vi.waitFor(() => expect(visitors.statuses).toContain("200"));
    // Signed in on this device before: the browser knows the language even when the database does not say.
    expect((await get(`${product.url}/me`, { cookie: amal.cookie })).headers.getSetCookie().join()).toContain(
      "lang=ar",
    );
    amal.cookie += "; lang=ar";
    pid = product.pid;
    await server.kill();
    await vi.waitFor(async () => expect((await get(`${product.url}/me`, amal)).status).toBe(503), soon);
  });

  test.each([
    ["ar", "rtl", ar, { cookie: "lang=ar" }],
    ["da", "ltr", da, { headers: { "accept-language": "da-DK" } }],
    ["en", "ltr", en, { headers: { "accept-language": "en" } }],
  ])("people who read %s are told so, and nothing about the inside", async (lang, dir, words, asking) => {
    const answer = await get(`${product.url}/groups/${ground.slug}`, asking);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.text).toContain(`<html lang="${lang}" dir="${dir}">`);
    expect(answer.text).toContain(words.refusal.title.unavailable);
    expect(answer.text).toContain(words.refusal.unavailable);
    expect(answer.text).not.toMatch(/\.(m?js|ts):\d+|ECONN|postgres|127\.0\.0\.1|Error/i);
  });

  test("the health says so", async () => {
    const answer = await get(`${product.url}/health`);
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toMatchObject({ status: "down", database: "down", tasks: "down" });
  });

  test.each(forms)("%s is kept in a form that can be sent again", async (name, path, form) => {
    const sent = path(call).endsWith("/claims") ? { slot: call.slot } : form;
    const to = product.url + path(call);
    const answer = await post(to, sent, name === "a sign-up" ? {} : amal);
    expect(answer.status).toBe(503);
    const found = keptForm(answer.text);
    expect(found?.action).toBe(path(call));
    expect(found?.form).toEqual(Object.fromEntries(Object.entries(sent).map(([k, v]) => [k, [v].flat()])));
    if (found) kept.set(name, found);
  });

  test("a body far larger than any form is not even read", async () => {
    const answer = await post(`${product.url}/join`, { name: "x".repeat(20_000_000), lang: "da" });
    expect(answer.status).toBe(413);
  });

  test("once it is back, all goes on by itself: pages, what was kept, live pages and tasks", async () => {
    await server.start();
    await isWell();
    for (const [name, { action, form }] of kept) {
      const answer = await post(product.url + action, form, name === "a sign-up" ? {} : amal);
      expect([name, answer.status]).toEqual([name, 303]);
    }
    const { rows } = await sql<{ body: string; name: string; claims: number; lina: number }>`
      select (select body from posts) as body, (select name from people where id = ${amal.id}) as name,
        (select count(*) from claims where person_id = ${amal.id} and state = 'claimed') as claims,
        (select count(*) from people where name = 'Lina') as lina`.execute(connection.db);
    expect(rows).toEqual([{ body, name: "Amal O'Neill", claims: 1, lina: 1 }]);
    // Whatever was missed, "again" makes pages look; from then on they hear of each change.
    await vi.waitFor(() => expect(live.heard).toContain("again"), soon);
    const claim = post(`${product.url}/calls/${call.id}/claims`, { slot: call.slot }, await ground.person());
    expect((await claim).status).toBe(303);
    await vi.waitFor(() => expect(live.heard).toContain(`call ${call.id}`), soon);
    live.close();
    await sql`select graphile_worker.add_job('attendance.remind')`.execute(connection.db);
    await vi.waitFor(async () => expect(await waiting()).toBe(0), soon);
    await visitors.leave();
    expect([...visitors.statuses].sort()).toEqual(["200", "503"]);
    expect([product.ended(), product.pid]).toEqual([undefined, pid]);
    expect(product.said()).not.toMatch(/unhandled|uncaught/i);
  });
});

const waiting = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) from graphile_worker._private_jobs where run_at < now()`.execute(connection.db);
  return rows[0]?.count ?? 0;
};

test("killed three times in the middle of hundreds of tasks, it ends no process and loses no task", async () => {
  for (let time = 0; time < 3; time++) {
    await sql`select graphile_worker.add_job('waiting.settle', json_build_object('occasionId', ${call.id}::uuid))
      from generate_series(1, 300)`.execute(connection.db);
    await vi.waitFor(async () => expect(await waiting()).toBeLessThan(200 + time * 30), {
      ...soon,
      interval: 5,
    });
    await server.kill();
    await vi.waitFor(async () => expect(await health()).toMatchObject({ database: "down" }), soon);
    await server.start();
    await isWell();
  }
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 60_000, interval: 100 });
  expect(product.ended()).toBeUndefined();
  // One worker took over from the one before, and not several.
  const listeners = sql<{ count: number }>`
    select count(*) from pg_stat_activity where query like 'LISTEN "jobs:insert"%'`;
  await vi.waitFor(async () => {
    const { rows } = await listeners.execute(connection.db);
    expect(rows).toEqual([{ count: 1 }]);
  }, soon);
});
