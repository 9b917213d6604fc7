// The page with my channels and its forms, as a browser without script uses them; devices, a number, and the way out.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ChannelsTrial, channelsTrial } from "../../../tests/support/channels.ts";
import { testHost } from "../../../tests/support/platform.ts";

let nabo: ChannelsTrial;
beforeAll(async () => {
  nabo = await channelsTrial();
});
afterAll(() => nabo.close());
beforeEach(async () => {
  nabo.clock.set("2026-06-10T07:00:00Z");
  await sql`delete from graphile_worker._private_jobs`.execute(nabo.platform.db);
  nabo.hook.answers.length = 0;
  nabo.went();
});

const none = { email: 0, push: 0, sms: 0 };
const text = async (path: string, cookie?: string) => (await nabo.get(path, cookie)).text();
const order = async (cookie: string) =>
  [...(await text("/me/channels", cookie)).matchAll(/<section class="card" id="(\w+)"/g)].map(([, id]) => id);

describe("the page", () => {
  test("shows the channels in order, and each goes up and down", async () => {
    const { cookie } = await nabo.reached({ email: true });
    expect(await order(cookie)).toEqual(["push", "email", "sms"]);
    await nabo.post("/me/channels/order", { channel: "sms", place: "1" }, cookie);
    await nabo.post("/me/channels/order", { channel: "sms", place: "1" }, cookie);
    expect(await order(cookie)).toEqual(["push", "sms", "email"]);
    expect((await nabo.post("/me/channels/order", { channel: "sms", place: "3" }, cookie)).status).toBe(422);
    expect((await nabo.post("/me/channels/order", { channel: "fax", place: "1" }, cookie)).status).toBe(422);
  });

  test("sends a trial message by one channel at any hour, once in ten minutes", async () => {
    const { cookie } = await nabo.reached({ email: true, device: true, phone: true });
    nabo.clock.set("2026-06-10T21:00:00Z");
    const said = [];
    for (const channel of ["sms", "sms", "email", "push"]) {
      const answer = await nabo.post("/me/channels/trial", { channel }, cookie);
      said.push(/said=channels%3Adone\.(\w+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1]);
    }
    expect(said).toEqual(["trial", "trial_before", "trial", "trial"]);
    await nabo.work();
    expect(nabo.went()).toEqual({ email: 1, push: 1, sms: 1 });
    expect(nabo.hook.sent.at(-1)?.text).toContain("This is a trial message");
  });

  test("a trial that leads nowhere is refused, or found out", async () => {
    const { cookie } = await nabo.reached({ email: true, phone: true });
    expect((await nabo.post("/me/channels/trial", { channel: "push" }, cookie)).status).toBe(409);
    nabo.hook.answers.push({ status: 410 });
    await nabo.post("/me/channels/trial", { channel: "sms" }, cookie);
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, email: 1 });
    expect(await text("/me/channels", cookie)).toContain("Messages to this number do not arrive");
  });

  test("needs somebody, and my page leads to it", async () => {
    const { cookie } = await nabo.reached({});
    expect(await text("/me", cookie)).toContain('href="/me/channels"');
    expect((await nabo.get("/me/channels")).status).toBe(401);
  });
});

describe("a device", () => {
  const endpoint = "https://fcm.googleapis.com/fcm/send/x";

  test("belongs to a session: it ends when one signs out, or ends it from elsewhere", async () => {
    const amal = await nabo.reached({ device: true });
    const devices = async () => (await nabo.platform.db.selectFrom("devices").selectAll().execute()).length;
    const before = await devices();
    await nabo.post("/sign-out", {}, amal.cookie);
    expect(await devices()).toBe(before - 1);
    const other = await nabo.reached({ device: true, email: true });
    await nabo.post("/me/channels/push/end", {}, other.cookie);
    expect(await devices()).toBe(before - 1);
    await nabo.tell(nabo.telling(other.personId));
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, email: 1 });
  });

  test("is whose that is signed in there now", async () => {
    const [amal, jonas] = [await nabo.reached({ device: true }), await nabo.reached({})];
    await nabo.post("/me/channels/push", amal.browser?.form ?? {}, jonas.cookie);
    await nabo.tell(nabo.telling(amal.personId), nabo.telling(jonas.personId));
    await nabo.work();
    expect(amal.browser?.got).toHaveLength(1);
    const mark = amal.browser?.got[0]?.text;
    expect(await text(`/push/unread?mark=${mark}`, jonas.cookie)).toContain(`/inbox/${mark}`);
  });

  test.each([
    ["this machine", "http://127.0.0.1:22/"],
    ["another house", "https://evil.example/push"],
    ["a name that looks like it", "https://fcm.googleapis.com.evil.example/x"],
    ["the right name, without encryption", "http://fcm.googleapis.com/x"],
    ["another door of it", "https://fcm.googleapis.com:8443/x"],
    ["a password in it", "https://a:b@fcm.googleapis.com/x"],
    ["no address", "fcm.googleapis.com"],
  ])("cannot make us write to %s", async (_, to) => {
    const amal = await nabo.reached({ device: true });
    const form = { ...(amal.browser?.form ?? { p256dh: "", auth: "" }), endpoint: to };
    expect((await nabo.post("/me/channels/push", form, amal.cookie)).status).toBe(422);
  });

  test("needs keys that are keys", async () => {
    const { cookie, browser } = await nabo.reached({ device: true });
    const form = { endpoint, p256dh: browser?.form.p256dh ?? "", auth: browser?.form.auth ?? "" };
    expect((await nabo.post("/me/channels/push", form, cookie)).status).toBe(303);
    const wrong = { ...form, p256dh: `B${"A".repeat(86)}` };
    expect((await nabo.post("/me/channels/push", wrong, cookie)).status).toBe(422);
  });
});

describe("a number", () => {
  const code = () => /\b\d{6}\b/.exec(nabo.hook.sent.at(-1)?.text ?? "")?.[0] ?? "";
  const other = (right: string) => (right === "000000" ? "000001" : "000000");
  const prove = (cookie: string, typed: string) => nabo.post("/me/phone/proof", { code: typed }, cookie);

  test("counts once its code was typed, and can be taken back", async () => {
    const { cookie, personId } = await nabo.reached({});
    expect((await nabo.post("/me/phone", { number: "28 91 04 73" }, cookie)).status).toBe(303);
    expect(nabo.hook.sent.at(-1)).toMatchObject({ to: "+4528910473" });
    await nabo.tell(nabo.telling(personId));
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
    expect((await prove(cookie, other(code()))).status).toBe(422);
    expect((await prove(cookie, code())).status).toBe(303);
    expect(await text("/me/channels", cookie)).toContain("ends in 73");
    await nabo.tell(nabo.telling(personId));
    await nabo.work();
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
    await nabo.post("/me/phone/end", {}, cookie);
    expect(await text("/me/phone", cookie)).not.toContain("28910473");
    await nabo.tell(nabo.telling(personId));
    await nabo.work();
    expect(nabo.went()).toEqual(none);
  });

  test("is not guessed: five tries, half an hour", async () => {
    const { cookie } = await nabo.reached({});
    await nabo.post("/me/phone", { number: "28910474" }, cookie);
    const right = code();
    const tries = await Promise.all(Array.from({ length: 8 }, () => prove(cookie, other(right))));
    expect(tries.map(({ status }) => status)).toEqual(Array(8).fill(422));
    expect(await (await prove(cookie, right)).text()).toContain("does not work any more");
    nabo.clock.pass(2);
    await nabo.post("/me/phone", { number: "28910474" }, cookie);
    nabo.clock.pass(31);
    expect((await prove(cookie, code())).status).toBe(422);
  });

  test("is not sent codes again and again, by one person or by many", async () => {
    const { cookie } = await nabo.reached({});
    const ask = async (who: string, number: string) => (await nabo.post("/me/phone", { number }, who)).status;
    // A second tap means the same code.
    expect([await ask(cookie, "28910475"), await ask(cookie, "28910475")]).toEqual([303, 303]);
    expect(nabo.went()).toEqual({ ...none, sms: 1 });
    nabo.clock.pass(2);
    await ask(cookie, "28910476");
    await nabo.post("/me/phone/end", {}, cookie);
    expect([await ask(cookie, "28910477"), await ask(cookie, "28910478")]).toEqual([303, 422]);
    expect(nabo.went()).toEqual({ ...none, sms: 2 });
    const many = [];
    for (let i = 0; i < 5; i++) many.push(await ask((await nabo.reached({})).cookie, "28910479"));
    expect(many).toEqual([303, 303, 303, 422, 422]);
  });

  test("a webhook in trouble costs no code, and a number there is not is said at once", async () => {
    const { cookie } = await nabo.reached({});
    nabo.hook.answers.push({ status: 500 }, { status: 500 }, { status: 500 }, { status: 410 });
    const answers = [];
    for (let i = 0; i < 5; i++)
      answers.push((await nabo.post("/me/phone", { number: "28910480" }, cookie)).status);
    expect(answers).toEqual([503, 503, 503, 422, 303]);
    expect((await nabo.post("/me/phone", { number: "hello" }, cookie)).status).toBe(422);
  });
});

describe("no more of them", () => {
  const unsubscribe = () =>
    /^List-Unsubscribe:\s+<http:\/\/nabo\.test(\S+)>/m.exec(nabo.box.letters.at(-1)?.text ?? "")?.[1] ?? "";
  const oneClick = (path: string, headers: Record<string, string>) =>
    nabo.app.request(`http://${testHost}${path}`, {
      method: "POST",
      headers: { host: testHost, "content-type": "application/x-www-form-urlencoded", ...headers },
      body: "List-Unsubscribe=One-Click",
    });

  test("a mail program's own button works without a cookie, and is answered without a redirect", async () => {
    const amal = await nabo.reached({ email: true });
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    const path = unsubscribe();
    expect(nabo.box.letters.at(-1)?.text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    // A scanner follows every link, and nothing is changed by it.
    for (let i = 0; i < 3; i++) expect((await nabo.get(path)).status).toBe(200);
    const evil = await oneClick(path, { origin: "https://evil.example" });
    const email = async () =>
      (
        await nabo.platform.db
          .selectFrom("people")
          .select("email")
          .where("id", "=", amal.personId)
          .executeTakeFirst()
      )?.email;
    expect([evil.status, await email()]).toEqual([403, amal.email]);
    expect((await oneClick(path, {})).status).toBe(200);
    expect(await email()).toBeNull();
    expect((await oneClick(path, {})).status).toBe(200);
  });

  test("an SMS says where they end; looking there ends nothing, the button does", async () => {
    const amal = await nabo.reached({ phone: true });
    await nabo.tell(nabo.telling(amal.personId));
    await nabo.work();
    const [, path = ""] = /http:\/\/nabo\.test(\/s\/[\w-]+)$/.exec(nabo.hook.sent.at(-1)?.text ?? "") ?? [];
    const page = await text(path);
    expect(page).toContain(`action="${path}"`);
    expect((await nabo.post(path, {})).headers.get("location")).toBe(path);
    expect(await text(path, "lang=en")).toContain("No more SMS");
    expect(await text("/me/phone", amal.cookie)).not.toContain(amal.number ?? "");
    expect(await text("/s/nobody")).toBe((await text(path)).replaceAll(path, "/s/nobody"));
  });
});
