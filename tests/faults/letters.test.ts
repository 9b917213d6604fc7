// Letters on a bad road, with two processes to send them: each goes out once, none is lost, and none is sent again
// but where nobody can know whether it arrived.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { openPostbox, type Postbox } from "../support/postbox.ts";
import { type Ground, openGround } from "./support/ground.ts";
import { type Accident, type MailRoad, openRoad } from "./support/mail-road.ts";
import { type Product, startProduct } from "./support/product.ts";
import { eachOf, post } from "./support/visitor.ts";

/** What happens to somebody's letters, one attempt after the other. */
const fates: Record<string, (Accident | undefined)[]> = {
  lucky: [],
  greylisted: [{ verb: "RCPT", reply: "450 4.2.0 greylisted, try again" }],
  full: [{ verb: "RCPT", reply: "452 4.2.2 mailbox full" }],
  unknown: [{ verb: "RCPT", reply: "550 5.1.1 no such mailbox" }],
  refused: [{ verb: "DATA", reply: "554 5.7.1 looks like spam" }],
  busy: [{ verb: "DATA", reply: "451 4.3.0 later" }],
  slow: [{ late: 1500 }],
  cut: ["closed after the reply"],
  lost: ["closed before the reply"],
  silent: ["silence"],
};
const each = 4;
/** Where there is no such mailbox nothing is sent, and the person reads in Nabo why. */
const copies: Record<string, number> = { unknown: 0, lost: 2 };
const soon = { timeout: 60_000, interval: 100 };

let database: TestDatabase;
let ground: Ground;
let box: Postbox;
let road: MailRoad;
const started: Product[] = [];

beforeAll(async () => {
  database = await freshDatabase({ max: 4 });
  ground = await openGround(database.db);
  box = await openPostbox();
  road = await openRoad(box.url, (to, attempt) => fates[to.split(".")[0] ?? ""]?.[attempt - 1]);
});
afterAll(async () => {
  await Promise.all(started.map((product) => product.stop()));
  await road.close();
  await box.close();
  await database.close();
});

async function start(): Promise<Product> {
  const product = await startProduct(database.url, {
    env: { SMTP_URL: road.url, MAIL_FROM: "Nabo <nabo@nabo.test>" },
  });
  started.push(product);
  return product;
}

/** A call of somebody with this address, and somebody who takes a place in it at this process. */
async function taken(product: Product, email: string): Promise<void> {
  const owner = await ground.person({ email: () => email });
  const [call] = await ground.calls(1, { owner });
  const helper = await ground.person();
  const answer = await post(`${product.url}/calls/${call?.id}/claims`, { slot: call?.slot ?? "" }, helper);
  expect(answer.status).toBe(303);
}

interface Job {
  attempts: number;
  /** From the moment it was asked for to the next attempt. */
  pause: number;
  error: string | null;
}

/** Letters that are not on their way at this moment, and still have to be. */
const jobs = async (): Promise<Job[]> => {
  const { rows } = await sql<Job>`
    select attempts, extract(epoch from run_at - created_at)::float8 as pause, last_error as error
    from graphile_worker.jobs where task_identifier = 'deliveries.send'`.execute(database.db);
  return rows;
};

/** The pause before the next attempt is over. */
const later = () =>
  sql`update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null`.execute(
    database.db,
  );

const allTried = (times: number) =>
  vi.waitFor(async () => {
    const waiting = await jobs();
    expect(waiting.filter(({ attempts, error }) => attempts < times || error === null)).toEqual([]);
    return waiting;
  }, soon);

test("a road with every kind of accident", async () => {
  const [one, two] = [await start(), await start()];
  const met = Object.keys(fates).filter((fate) => fate !== "silent");
  const addresses = met.flatMap((fate) => Array.from({ length: each }, (_, i) => `${fate}.${i}@nabo.test`));
  road.greeting = "421 4.3.2 closed for now";
  await eachOf([...addresses.entries()], 6, ([i, email]) => taken(i % 2 ? one : two, email));
  const first = await allTried(1);
  expect(first).toHaveLength(addresses.length);
  // Each attempt is followed by a longer pause.
  expect(first.filter(({ attempts, pause }) => pause < Math.exp(attempts))).toEqual([]);

  road.greeting = null;
  road.toSenders = "550 5.7.1 we do not know you";
  await later();
  const second = await allTried(2);
  expect(second).toHaveLength(addresses.length);
  // What the queue keeps of an error names nobody.
  expect(second.filter(({ error }) => error?.includes("@"))).toEqual([]);
  expect(box.letters).toEqual([]);

  road.toSenders = null;
  await later();
  await vi.waitFor(async () => {
    await later();
    expect(await jobs()).toEqual([]);
  }, soon);

  const arrived = (email: string) => box.letters.filter(({ to }) => to === email);
  for (const email of addresses) {
    const letters = arrived(email);
    expect([email, letters.length]).toEqual([email, copies[email.split(".")[0] ?? ""] ?? 1]);
    // Two copies of one letter are one letter to every mailbox that looks.
    const ids = new Set(letters.map(({ text }) => /^Message-ID: (<.+@nabo\.test>)/im.exec(text)?.[1]));
    expect(ids.size).toBe(Math.min(1, letters.length));
  }
  const { rows } = await sql<{ told: number; unsent: number }>`
    select count(*) as told, count(*) filter (where d.notice_id is null) as unsent
    from notices n left join deliveries d on d.notice_id = n.id where n.kind = 'occasions.taken'`.execute(
    database.db,
  );
  expect(rows).toEqual([{ told: addresses.length, unsent: each }]);
});

test("a process that dies in the middle of a letter: another one sends it, within seconds", async () => {
  await Promise.all(started.splice(0).map((product) => product.stop()));
  const first = await start();
  await taken(first, "silent.9@nabo.test");
  await vi.waitFor(() => expect(road.attempts).toContain("silent.9@nabo.test"), soon);
  const second = await start();
  await first.kill();
  await vi.waitFor(
    () => expect(box.letters.filter(({ to }) => to.startsWith("silent.9"))).toHaveLength(1),
    soon,
  );
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), soon);
  expect(box.letters.filter(({ to }) => to.startsWith("silent.9"))).toHaveLength(1);
  expect(road.attempts.filter((to) => to.startsWith("silent.9"))).toHaveLength(2);
  expect(second.ended()).toBeUndefined();
});
