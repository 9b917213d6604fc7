// People through the front door: forms, cookies, ways back and ways out, as a browser without script uses them.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieOf, type TestPlatform, testPlatform } from "../../../tests/support/platform.ts";
import { demoLinks } from "./routes.tsx";

let nabo: TestPlatform;
beforeAll(async () => {
  nabo = await testPlatform({ env: { TRUSTED_PROXIES: "1" } });
});
afterAll(() => nabo.close());

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");

const codeIn = (page: string) => /data-copy="(\d{20})"/.exec(page)?.[1];

async function join(name = "Amal", form: Record<string, string> = {}) {
  const answer = await nabo.post("/join", { name, lang: "en", ...form });
  return { answer, cookie: cookieOf(answer), cookies: cookiesOf(answer) };
}

describe("joining", () => {
  test("a name and a language make a person, signed in, on the way to their code and then to where they were", async () => {
    const { answer, cookies } = await join("Amal", { next: "/groups/koebenhavn" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/me/code?next=%2Fgroups%2Fkoebenhavn");
    const set = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("nabo="));
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    const page = await (await nabo.get("/me/code?next=%2Fgroups%2Fkoebenhavn", cookies)).text();
    expect(codeIn(page)).toBeDefined();
    expect(page).toContain('value="/groups/koebenhavn"');
  });

  test("the code is shown until it is kept, and never again", async () => {
    const { cookies } = await join();
    const shown = codeIn(await (await nabo.get("/me/code", cookies)).text());
    expect(codeIn(await (await nabo.get("/me/code", cookies)).text())).toBe(shown);
    const kept = await nabo.post("/me/code/kept", { next: "/inbox" }, cookies);
    expect(kept.headers.get("location")).toBe("/inbox");
    expect(kept.headers.getSetCookie().some((cookie) => /^code=;.*Max-Age=0/.test(cookie))).toBe(true);
    const later = await (await nabo.get("/me/code", cookies.replace(/code=[^;]*/, ""))).text();
    expect(codeIn(later)).toBeUndefined();
    expect(later).toContain('action="/me/code"');
  });

  test("after ten minutes the sealed code opens no more, and never for somebody else", async () => {
    const first = await join("Amal");
    const second = await join("Jonas");
    const sealed = /code=[^;]*/.exec(first.cookies)?.[0];
    expect(codeIn(await (await nabo.get("/me/code", `${second.cookie}; ${sealed}`)).text())).toBeUndefined();
    nabo.clock.pass(11);
    expect(codeIn(await (await nabo.get("/me/code", first.cookies)).text())).toBeUndefined();
  });

  test("neither code nor token is in any address or log line", async () => {
    const { answer, cookies, cookie } = await join();
    const code = codeIn(await (await nabo.get("/me/code", cookies)).text()) ?? "";
    const seen = nabo.logged.join("\n") + answer.headers.get("location");
    expect(seen).not.toContain(code);
    expect(seen).not.toContain(cookie.split("=")[1]);
    expect(cookies).not.toContain(code);
  });

  test.each([
    ["no name", { name: "", lang: "en" }],
    ["a name of blanks", { name: "   ", lang: "en" }],
    ["a name of signs", { name: "***", lang: "en" }],
    ["a name that turns the text around", { name: "Amal\u202e", lang: "en" }],
    ["a name too long", { name: "a".repeat(61), lang: "en" }],
    ["a language we do not have", { name: "Amal", lang: "tlh" }],
  ])("%s is asked for again, with what was typed", async (_, form) => {
    const answer = await nabo.post("/join", { ...form, next: "/groups/x" });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('role="alert"');
    expect(page).toContain('value="/groups/x"');
    expect(answer.headers.getSetCookie().some((cookie) => cookie.startsWith("nabo="))).toBe(false);
  });

  test("names in any script are welcome", async () => {
    for (const name of ["أمل", "Ærø Ø.", "ትግርኛ", "O'Neill-Ñandú", "李"]) {
      expect((await join(name)).answer.status).toBe(303);
    }
  });
});

describe("coming back", () => {
  test("with the code, spaced and in Arabic digits, to where they were going", async () => {
    const { cookies } = await join("Amal");
    const code = codeIn(await (await nabo.get("/me/code", cookies)).text()) ?? "";
    const arabic = code
      .replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
      .replace(/(.{4})/g, "$1 ");
    const answer = await nabo.post("/sign-in", { code: arabic, next: "/me" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/me");
    expect(await (await nabo.get("/me", cookieOf(answer))).text()).toContain("Amal");
  });

  test("a wrong code says so, keeps what was typed, and is the same sentence for an unknown one", async () => {
    const { cookies } = await join();
    const code = codeIn(await (await nabo.get("/me/code", cookies)).text()) ?? "";
    const near = code.slice(0, 19) + ((Number(code.at(-1)) + 1) % 10);
    const pages = await Promise.all(
      [near, "11112222333344445555"].map(async (typed) => {
        const answer = await nabo.post("/sign-in", { code: typed });
        expect(answer.status).toBe(422);
        const page = await answer.text();
        expect(page).toContain(`value="${typed}"`);
        return page.replaceAll(typed, "");
      }),
    );
    expect(pages[0]).toBe(pages[1]);
  });

  test("a cookie planted before is not the one signed in", async () => {
    const planted = "nabo=planted-by-somebody-else";
    const answer = await nabo.post("/join", { name: "Amal", lang: "en" }, planted);
    expect(cookieOf(answer)).not.toBe(planted);
    expect((await nabo.get("/me", planted)).status).toBe(401);
  });
});

describe("ways back", () => {
  test.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/a\r\nSet-Cookie: x=1",
  ])("%s leads nowhere else", async (way) => {
    for (const [path, form] of [
      ["/language", { lang: "da", back: way }],
      ["/join", { name: "Amal", lang: "en", next: way }],
    ] as const) {
      const to = (await nabo.post(path, form)).headers.get("location") ?? "";
      expect(new URL(decodeURIComponent(to.replace("/me/code?next=", "")), "http://nabo.test").host).toBe(
        "nabo.test",
      );
    }
  });
});

describe("the language", () => {
  test("is kept for a guest in a cookie, and for a person with them", async () => {
    const guest = await nabo.post("/language", { lang: "ar", back: "/join" });
    expect(guest.headers.get("location")).toBe("/join");
    expect(await (await nabo.get("/join", cookiesOf(guest))).text()).toContain('dir="rtl"');
    const { cookie } = await join();
    await nabo.post("/language", { lang: "da", back: "/me" }, cookie);
    expect(await (await nabo.get("/me", cookie)).text()).toContain('lang="da"');
  });
});

describe("ways out", () => {
  test.each([
    ["/exit", "https://www.dmi.dk/"],
    ["/sign-out", "/"],
  ])("%s ends the session, clears this device and leads to %s", async (path, to) => {
    const { cookie } = await join();
    const answer = await nabo.post(path, {}, cookie);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(to);
    expect(answer.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect(answer.headers.getSetCookie().some((set) => /^nabo=;.*Max-Age=0/.test(set))).toBe(true);
    expect((await nabo.get("/me", cookie)).status).toBe(401);
  });

  test("leaving for good takes two steps and then nothing is left", async () => {
    const { cookie } = await join("Gone Tomorrow");
    expect(await (await nabo.get("/me/leaving", cookie)).text()).not.toContain('action="/me/leaving"');
    expect(await (await nabo.get("/me/leaving/sure", cookie)).text()).toContain('action="/me/leaving"');
    expect((await nabo.post("/me/leaving", {}, cookie)).status).toBe(303);
    expect((await nabo.get("/me", cookie)).status).toBe(401);
    const rows = await nabo.platform.db
      .selectFrom("people")
      .select("id")
      .where("name", "=", "Gone Tomorrow")
      .execute();
    expect(rows).toEqual([]);
  });
});

test("devices are shown by family only, and can be ended", async () => {
  const { cookies, cookie } = await join();
  const code = codeIn(await (await nabo.get("/me/code", cookies)).text()) ?? "";
  const other = await nabo.app.request("http://nabo.test/sign-in", {
    method: "POST",
    headers: {
      host: "nabo.test",
      origin: "http://nabo.test",
      "content-type": "application/x-www-form-urlencoded",
      "user-agent": "Mozilla/5.0 (Linux; Android 10; SM-A515F) Chrome/126.0.0.0 Mobile Safari/537.36",
    },
    body: `code=${code}`,
  });
  const page = await (await nabo.get("/me/sessions", cookie)).text();
  expect(page).toContain("Chrome, Android");
  expect(page).not.toContain("SM-A515F");
  const end = /action="(\/me\/sessions\/[0-9a-f-]{36}\/end)"/.exec(page)?.[1] ?? "";
  expect((await nabo.post(end, {}, cookie)).status).toBe(303);
  expect((await nabo.get("/me", cookieOf(other))).status).toBe(401);
  expect((await nabo.get("/me", cookie)).status).toBe(200);
});

test("one address may guess only so often, another is not troubled, and nobody's address is written down", async () => {
  const guess = (address: string) =>
    nabo.app.request("http://nabo.test/sign-in", {
      method: "POST",
      headers: {
        host: "nabo.test",
        origin: "http://nabo.test",
        "content-type": "application/x-www-form-urlencoded",
        "x-forwarded-for": `10.0.0.1, ${address}`,
      },
      body: "code=none",
    });
  const answers = [];
  for (let i = 0; i < 31; i++) answers.push((await guess("203.0.113.7")).status);
  expect(answers.slice(0, 30)).toEqual(new Array(30).fill(422));
  expect(answers[30]).toBe(429);
  expect((await guess("203.0.113.8")).status).toBe(422);
  expect(nabo.logged.join("\n")).not.toContain("203.0.113.7");
});

test("a real instance has no demo: no links, no way in", async () => {
  expect(demoLinks(nabo.platform)).toEqual([]);
  for (const who of ["newcomer", "neighbour", "host", "constructor"]) {
    const answer = await nabo.get(`/demo/${who}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.getSetCookie().some((cookie) => cookie.startsWith("nabo="))).toBe(false);
  }
});
