// Passkeys on a real database, with a device made of software: made, used, removed; forged, replayed, late, elsewhere.
import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { authenticator, type Forgery } from "../../../tests/support/authenticator.ts";
import { cookieOf, type TestPlatform, testHost, testPlatform } from "../../../tests/support/platform.ts";

const origin = `http://${testHost}`;
let nabo: TestPlatform;
beforeAll(async () => {
  nabo = await testPlatform();
});
afterAll(() => nabo.close());

const offer = async (path: string, cookie?: string) => {
  const answer = await nabo.post(path, {}, cookie);
  return { options: await answer.json(), cookie: cookie ?? cookieOf(answer) };
};

/** Somebody with a passkey on one device. */
async function keyed(name: string) {
  const { personId, cookie } = await nabo.signUp(name);
  const device = authenticator(origin);
  const { options } = await offer("/me/keys/challenge", cookie);
  const added = await nabo.post("/me/keys", { name: "My phone", answer: device.make(options) }, cookie);
  expect(added.status).toBe(303);
  return { personId, cookie, device };
}

/** Comes back as nobody in particular, and shows what `answer` makes of the options. */
async function comeBack(answer: (options: unknown) => string, cookie?: string) {
  const visit = await offer("/sign-in/passkey/challenge", cookie);
  const form = { answer: answer(visit.options), next: "/mine" };
  return { ...visit, form, answer: await nabo.post("/sign-in/passkey", form, visit.cookie) };
}

const rows = (personId: string) =>
  nabo.platform.db.selectFrom("passkeys").selectAll().where("person_id", "=", personId).execute();

const forgeries: [string, Forgery][] = [
  ["of another challenge", { challenge: Buffer.alloc(32, 7).toString("base64url") }],
  ["from another site", { origin: "https://evil.example" }],
  ["from another port", { origin: `${origin}:8080` }],
  ["for another name", { rpId: "evil.example" }],
  ["for the name above", { rpId: "test" }],
  ["from a frame in another site", { crossOrigin: true }],
  ["without finger, face or lock", { unverified: true }],
];

describe("making one", () => {
  test("it is kept with its counter and its backup flags, and the person is told", async () => {
    const { personId, cookie } = await keyed("Amal");
    const [row] = await rows(personId);
    expect(row).toMatchObject({ name: "My phone", counter: 1, may_back_up: true, backed_up: true });
    const page = await (await nabo.get("/me/keys", cookie)).text();
    expect(page).toContain("My phone");
    const told = nabo.platform.db.selectFrom("notices").select("kind").where("person_id", "=", personId);
    expect(await told.execute()).toEqual([{ kind: "passkeys.added" }]);
  });

  test("the options name nobody but to the person, and ask for a key the device finds by itself", async () => {
    const { cookie, device } = await keyed("Basma");
    const { options } = await offer("/me/keys/challenge", cookie);
    expect(options).toMatchObject({
      rp: { id: testHost },
      user: { name: "Basma" },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: [{ id: device.credentialId }],
      attestation: "none",
    });
    const { options: asked } = await offer("/sign-in/passkey/challenge");
    expect(asked).toMatchObject({ rpId: testHost, userVerification: "required" });
    expect(asked.allowCredentials ?? []).toEqual([]);
  });

  test.each([...forgeries, ["of the other kind", { type: "webauthn.get" }] as const])(
    "an answer %s is refused",
    async (_, forgery) => {
      const { personId, cookie } = await nabo.signUp("Camilla");
      const { options } = await offer("/me/keys/challenge", cookie);
      const answer = authenticator(origin).make(options, forgery);
      expect((await nabo.post("/me/keys", { name: "x", answer }, cookie)).status).toBe(422);
      expect(await rows(personId)).toEqual([]);
    },
  );

  test("a challenge is used up by the first answer, right or wrong, and is nobody else's", async () => {
    const { personId, cookie } = await nabo.signUp("Dunya");
    const other = await nabo.signUp("Elin");
    const device = authenticator(origin);
    const { options } = await offer("/me/keys/challenge", cookie);
    const answer = device.make(options);
    expect((await nabo.post("/me/keys", { name: "x", answer }, other.cookie)).status).toBe(422);
    expect((await nabo.post("/me/keys", { name: "x", answer: "nothing" }, cookie)).status).toBe(422);
    expect((await nabo.post("/me/keys", { name: "x", answer }, cookie)).status).toBe(422);
    expect([...(await rows(personId)), ...(await rows(other.personId))]).toEqual([]);
  });

  test("after five minutes it is too late", async () => {
    const { personId, cookie } = await nabo.signUp("Fatima");
    const { options } = await offer("/me/keys/challenge", cookie);
    nabo.clock.pass(5);
    const answer = authenticator(origin).make(options);
    expect((await nabo.post("/me/keys", { name: "x", answer }, cookie)).status).toBe(422);
    expect(await rows(personId)).toEqual([]);
  });

  test("nobody takes over a credential that is somebody's, and ten are enough", async () => {
    const { device } = await keyed("Gry");
    const { personId, cookie } = await nabo.signUp("Hanne");
    const { options } = await offer("/me/keys/challenge", cookie);
    const answer = device.make(options);
    expect((await nabo.post("/me/keys", { name: "x", answer }, cookie)).status).toBe(422);
    const add = async () => {
      const { options } = await offer("/me/keys/challenge", cookie);
      const answer = authenticator(origin).make(options);
      return (await nabo.post("/me/keys", { name: "x", answer }, cookie)).status;
    };
    for (let i = 0; i < 10; i++) expect(await add()).toBe(303);
    expect(await add()).toBe(409);
    expect(await rows(personId)).toHaveLength(10);
  });
});

describe("coming back", () => {
  test("signs in with a session of its own, and the visit before is over", async () => {
    const { personId, device } = await keyed("Ida");
    const { answer, cookie } = await comeBack((options) => device.use(options));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/mine"]);
    const signedIn = cookieOf(answer);
    expect(signedIn).not.toBe(cookie);
    expect((await nabo.get("/me", signedIn)).status).toBe(200);
    expect((await nabo.get("/me", cookie)).status).toBe(401);
    const [row] = await rows(personId);
    expect(row).toMatchObject({ counter: 2, used_on: "2026-06-10" });
  });

  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const other: [string, Forgery][] = [
    ["signed by another key", { key: privateKey }],
    ["of a copy that was used before", { counter: 1 }],
    ["for another person", { userHandle: Buffer.alloc(16, 1).toString("base64url") }],
    ["of the other kind", { type: "webauthn.create" }],
  ];
  test.each([...forgeries, ...other])("an answer %s is refused", async (_, forgery) => {
    const { device } = await keyed("Jonas");
    const { answer, cookie } = await comeBack((options) => device.use(options, forgery));
    expect(answer.status).toBe(422);
    expect(answer.headers.getSetCookie().join()).not.toContain("nabo=");
    expect((await nabo.get("/me", cookie)).status).toBe(401);
  });

  test("an answer works once, in its own visit, for five minutes", async () => {
    const { device } = await keyed("Karen");
    const first = await comeBack((options) => device.use(options));
    expect(first.answer.status).toBe(303);
    expect((await nabo.post("/sign-in/passkey", first.form, first.cookie)).status).toBe(422);
    const elsewhere = await offer("/sign-in/passkey/challenge");
    expect((await nabo.post("/sign-in/passkey", first.form, elsewhere.cookie)).status).toBe(422);
    expect((await nabo.post("/sign-in/passkey", first.form)).status).toBe(422);
    const late = await offer("/sign-in/passkey/challenge");
    nabo.clock.pass(5);
    const answer = device.use(late.options);
    expect((await nabo.post("/sign-in/passkey", { answer }, late.cookie)).status).toBe(422);
  });

  test("a removed passkey opens nothing, and what it opened elsewhere ends", async () => {
    const { personId, cookie, device } = await keyed("Lone");
    const elsewhere = cookieOf((await comeBack((options) => device.use(options))).answer);
    const [row] = await rows(personId);
    const stranger = await nabo.signUp("Mona");
    expect((await nabo.post(`/me/keys/${row?.id}/end`, {}, stranger.cookie)).status).toBe(404);
    expect((await nabo.get("/me", elsewhere)).status).toBe(200);
    expect((await nabo.post(`/me/keys/${row?.id}/end`, {}, cookie)).status).toBe(303);
    expect((await nabo.get("/me", elsewhere)).status).toBe(401);
    expect((await nabo.get("/me", cookie)).status).toBe(200);
    expect((await comeBack((options) => device.use(options))).answer.status).toBe(422);
  });
});
