// Letters against a real mail server: once, at the right hour, in the right language, and how to end them.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type NoticesTrial, noticesTrial, trialSays } from "../../../tests/support/notices.ts";
import { openPostbox, type Postbox } from "../../../tests/support/postbox.ts";
import { connect } from "../../platform/db.ts";
import { startWorker } from "../../platform/tasks.ts";
import type { Telling } from "../notices/public.ts";
import { tasks } from "./tasks.ts";

let box: Postbox;
let nabo: NoticesTrial;
beforeAll(async () => {
  box = await openPostbox();
  nabo = await noticesTrial({ SMTP_URL: box.url });
});
afterAll(async () => {
  await nabo.close();
  await box.close();
});

const emptyQueue = () => sql`delete from graphile_worker._private_jobs`.execute(nabo.platform.db);

beforeEach(async () => {
  box.letters.length = 0;
  box.refusal = null;
  nabo.clock.set("2026-06-10T07:00:00Z");
  await emptyQueue();
});

test("a letter says it in the person's language, without an address, and how to stop", async () => {
  const jonas = await nabo.person("Jonas");
  const amal = await nabo.person("Amal", { lang: "da", email: "amal@example.org" });
  const call = await nabo.occasion(new Date("2026-06-12T12:00:00Z"));
  await nabo.tell(
    nabo.telling(amal.personId, { occasionId: call, by: jonas.personId }),
    nabo.telling(jonas.personId),
  );
  await nabo.deliver();
  expect(box.letters.map(({ to }) => to)).toEqual(["amal@example.org"]);
  const text = box.letters[0]?.text ?? "";
  expect(text).toContain("Content-Language: da");
  expect(text).toContain(trialSays("da", "Jonas"));
  expect(text).toContain(`http://nabo.test/calls/${call}`);
  const stop = /http:\/\/nabo\.test(\/stop-mail\/[^\s>]+)/.exec(text)?.[1] ?? "";
  expect(await (await nabo.get(stop)).text()).toContain(`action="${stop}"`);
  expect((await nabo.post(stop, {})).status).toBe(303);
  await nabo.tell(nabo.telling(amal.personId));
  expect(await nabo.queued().then((jobs) => jobs.filter(({ payload }) => payload.id))).toHaveLength(1);
  await nabo.deliver();
  expect(box.letters).toHaveLength(1);
});

test("however many processes try at once, a notice is mailed once", async () => {
  const amal = await nabo.person("Amal", { email: "amal@example.org" });
  await nabo.tell(nabo.telling(amal.personId), nabo.telling(amal.personId));
  await nabo.deliver(8);
  expect(box.letters).toHaveLength(2);
});

test("a server that is away is asked again later; one that knows no such mailbox is not", async () => {
  const amal = await nabo.person("Amal", { email: "amal@example.org" });
  await nabo.tell(nabo.telling(amal.personId));
  box.refusal = { responseCode: 451, message: "try later" };
  await expect(nabo.deliver()).rejects.toThrow();
  box.refusal = null;
  await nabo.deliver();
  expect(box.letters).toHaveLength(1);
  await nabo.tell(nabo.telling(amal.personId));
  box.refusal = { responseCode: 550, message: "no such mailbox" };
  await nabo.deliver();
  box.refusal = null;
  await nabo.deliver();
  expect(box.letters).toHaveLength(1);
});

test("what was read meanwhile, or is of no use any more, is not mailed", async () => {
  const amal = await nabo.person("Amal", { email: "amal@example.org" });
  await nabo.tell(nabo.telling(amal.personId));
  await nabo.post("/inbox/read", {}, amal.cookie);
  await nabo.tell(nabo.telling(amal.personId, { until: new Date("2026-06-10T08:00:00Z") }));
  nabo.clock.set("2026-06-10T08:00:01Z");
  await nabo.deliver();
  expect(box.letters).toHaveLength(0);
});

test("at night box.letters wait for the morning, except for somebody who sets out now", async () => {
  const amal = await nabo.person("Amal", { email: "amal@example.org" });
  nabo.clock.set("2026-06-10T20:00:00Z");
  const soon = await nabo.occasion(new Date("2026-06-10T21:30:00Z"));
  const later = await nabo.occasion(new Date("2026-06-12T10:00:00Z"));
  const kind = "trial.cancelled";
  const waits = async (...tellings: Telling[]) => {
    await emptyQueue();
    const before = Date.now();
    await nabo.tell(...tellings);
    return (await nabo.queued()).map(({ runAt }) => Math.round((runAt.getTime() - before) / 3_600_000));
  };
  expect(await waits(nabo.telling(amal.personId))).toEqual([10]);
  expect(await waits(nabo.telling(amal.personId, { kind, occasionId: later }))).toEqual([10]);
  expect(await waits(nabo.telling(amal.personId, { kind, occasionId: soon }))).toEqual([0]);
});

test("a letter that comes up in the night is put off again", async () => {
  const amal = await nabo.person("Amal", { email: "amal@example.org" });
  await nabo.tell(nabo.telling(amal.personId));
  nabo.clock.set("2026-06-10T20:00:00Z");
  await nabo.deliver();
  expect(box.letters).toHaveLength(0);
  nabo.clock.set("2026-06-11T06:00:00Z");
  await nabo.deliver();
  expect(box.letters).toHaveLength(1);
});

test("two processes work on the same box.letters, and each goes out once", async () => {
  const amal = await nabo.person("Amal", { email: "amal@example.org" });
  await nabo.tell(...Array.from({ length: 10 }, () => nabo.telling(amal.personId)));
  const second = connect(nabo.database.url);
  const other = { ...nabo.platform, db: second.db, pool: second.pool };
  const workers = await Promise.all(
    [nabo.platform, other].map((platform) => startWorker(platform.pool, tasks(platform), platform.log)),
  );
  await expect.poll(async () => (await nabo.queued()).length, { timeout: 20_000 }).toBe(0);
  await Promise.all(workers.map((worker) => worker.stop()));
  await second.close();
  expect(box.letters).toHaveLength(10);
});
