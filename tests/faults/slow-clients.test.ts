// Clients that are slow, silent or hostile are let go in time, and everybody else is served meanwhile.
import { connect, type Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { type Call, type Ground, openGround, type Person } from "./support/ground.ts";
import { type Live, listen } from "./support/live.ts";
import { type Product, startProduct } from "./support/product.ts";
import { get, post } from "./support/visitor.ts";

const each = 25;
const soon = { timeout: 30_000, interval: 50 };

let database: TestDatabase;
let ground: Ground;
let product: Product;
let amal: Person;
let call: Call;
let live: Live;

beforeAll(async () => {
  database = await freshDatabase({ max: 2 });
  ground = await openGround(database.db);
  amal = await ground.person();
  [call = call] = await ground.calls(1, { owner: await ground.person(), places: 9 });
  product = await startProduct(database.url, { tasks: false, env: { REQUEST_SECONDS: "2" } });
  live = await listen(`${product.url}/live/calls/${call.id}`, amal.cookie);
});
afterAll(async () => {
  live?.close();
  await product?.stop();
  await database?.close();
});

interface Client {
  said: string;
  closed: boolean;
  socket: Socket;
}

/** Opens a connection, says `opening`, and then `more` every tenth of a second for as long as it can. */
function client(opening: string, more = ""): Client {
  const { hostname, port } = new URL(product.url);
  const socket = connect(Number(port), hostname);
  const one: Client = { said: "", closed: false, socket };
  const going = more ? setInterval(() => socket.write(more), 100) : undefined;
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    one.said += chunk.toString("latin1");
  });
  socket.on("close", () => {
    clearInterval(going);
    one.closed = true;
  });
  socket.write(opening);
  return one;
}

const form = (length: number | string, extra = "") =>
  `POST /join HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n${extra}Content-Length: ${length}\r\n\r\n`;
const endless = form(0).replace("Content-Length: 0", "Transfer-Encoding: chunked");

/**
 * What each kind says first, then again and again, and the answers it may get before it is let go. Who talks on while
 * the line is closed may not hear the answer (RFC 9112 §9.6).
 */
const kinds: [name: string, opening: string, more: string, answers: RegExp][] = [
  ["says nothing", "", "", /^(HTTP\/1.1 408 .*)?$/s],
  ["never ends its headers", "GET / HTTP/1.1\r\nHost: x\r\n", "X-More: 1\r\n", /^(HTTP\/1.1 408 .*)?$/s],
  ["stops in the middle of a form", `${form(100)}name=`, "", /^HTTP\/1.1 (408|422) /],
  ["never ends its form", form(60_000), "a", /^(HTTP\/1.1 (408|422) .*)?$/s],
  ["says a length no form has", `${form(9e12)}name=`, "", /^HTTP\/1.1 413 /],
  ["says no length", `${endless}1\r\na\r\n`, "", /^HTTP\/1.1 413 /],
  ["says no length and never ends", endless, "1\r\na\r\n", /^(HTTP\/1.1 413 .*)?$/s],
  [
    "has endless headers",
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(100_000)}`,
    "",
    /^(HTTP\/1.1 431 .*)?$/s,
  ],
  ["does not speak the language", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "", /^HTTP\/1.1 400 /],
  ["says two lengths", form(5, "Content-Length: 6\r\n"), "", /^HTTP\/1.1 400 /],
];

test("all are let go, with an answer where they can hear one, while others are served", async () => {
  const clients = kinds.flatMap(([name, opening, more, answers]) =>
    Array.from({ length: each }, () => ({ name, answers, ...{ client: client(opening, more) } })),
  );
  const gone = Array.from({ length: each }, () => client(`${form(50_000)}name=`));
  setImmediate(() => {
    for (const { socket } of gone) socket.destroy();
  });
  let served = 0;
  while (clients.some(({ client }) => !client.closed)) {
    const pages = await Promise.all([
      get(`${product.url}/groups/${ground.slug}`, amal),
      get(`${product.url}/calls/${call.id}`, amal),
      post(`${product.url}/me/about`, { name: "Amal", lang: "en" }, amal),
    ]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 303]);
    served++;
  }
  expect(served).toBeGreaterThan(0);
  const wrong = clients.filter(({ answers, client }) => !answers.test(client.said));
  expect(wrong.map(({ name, client }) => [name, client.said.slice(0, 200)])).toEqual([]);
});

test("a page that listens is left alone, and the process is well", async () => {
  const helper = await ground.person();
  expect((await post(`${product.url}/calls/${call.id}/claims`, { slot: call.slot }, helper)).status).toBe(
    303,
  );
  await vi.waitFor(() => expect(live.heard).toContain(`call ${call.id}`), soon);
  expect((await get(`${product.url}/health`)).status).toBe(200);
  const { rows } = await sql<{
    joined: number;
  }>`select count(*) as joined from people where name = 'name'`.execute(database.db);
  expect(rows).toEqual([{ joined: 0 }]);
  expect(product.ended()).toBeUndefined();
  expect(product.said()).not.toMatch(/web\.failed|unhandled|uncaught/i);
});
